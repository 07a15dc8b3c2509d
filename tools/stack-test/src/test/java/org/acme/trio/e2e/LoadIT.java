package org.acme.trio.e2e;

import java.util.List;

import org.acme.trio.trace.http.ChainRequest;
import org.junit.jupiter.api.Test;

/** Many requests at once: none lost, none mixed up. */
@SharedStack
class LoadIT extends WithStack {

    private static final List<ChainRequest> SHAPES = List.of(ChainRequest.DEFAULT, route("b"), route("c,b"),
            new ChainRequest("b,c,a", "parallel", null, null), new ChainRequest("b,c", null, null, "c:418"),
            new ChainRequest("b", null, null, "b:503"), route("b,c"));

    @Test
    void fiveThousandRequestsAreFiveThousandWholeTraces() throws Exception {
        try (WholeTraces traces = new WholeTraces(trio, SHAPES, 16)) {
            traces.send(5_000);
            traces.assertArrived(backend);
        }
    }
}
