package org.acme.trio.cli.verify.request;

import java.util.List;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;

/** Is a request found in all three stores, by its trace id? */
public final class RequestChecks {

    private RequestChecks() {
    }

    /**
     * {@return the checks, to be asked in this order}
     *
     * @param good a request that is answered with 200
     * @param failing a request that is answered with an error
     * @param client sends further requests
     */
    public static List<Check> of(ChainCall good, ChainCall failing, ChainClient client, TraceStore traces, Loki loki,
            Prometheus prometheus) {
        OwnExemplar exemplar = new OwnExemplar(client, prometheus);
        return List.of(
                new WholeTrace(good, traces), new WholeTrace(failing, traces),
                new LinesOfTrace(good, loki), new LinesOfTrace(failing, loki),
                new LabelsOfLines(good, loki), new LabelsOfLines(failing, loki),
                exemplar, new TraceOfExemplar(exemplar, traces), new LinesOfExemplar(exemplar, loki));
    }
}
