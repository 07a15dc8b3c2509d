package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.util.Optional;

import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.ChainRequest;
import org.acme.trio.cli.verify.Outcome;

/** A request that several checks are about: it is sent once, when the first of them needs it. */
public final class ChainCall {

    /** Looks at what came of the request. */
    public interface Judge {

        Outcome judge(ChainAnswer answer) throws IOException;
    }

    private static final int FORBIDDEN = 403;

    private final ChainClient client;
    private final ChainRequest request;
    private final boolean fails;
    private Optional<ChainAnswer> answer = Optional.empty();

    /** @param fails whether the answer has to be an error of the server; else it has to be 200 */
    public ChainCall(ChainClient client, ChainRequest request, boolean fails) {
        this.client = client;
        this.request = request;
        this.fails = fails;
    }

    /** {@return the request for a line of the report} */
    @Override
    public String toString() {
        return client.service().name() + " GET " + request.pathAndQuery();
    }

    /** {@return what the judge says; a failure when the answer is not the expected one: then the next call sends anew} */
    public Outcome judged(Judge judge) throws IOException {
        if (answer.isEmpty()) {
            answer = Optional.of(client.get(request, Optional.empty()));
        }
        int status = answer.get().status();
        if (fails && status == FORBIDDEN) {
            return Outcome.skip("faults are switched off in the services");
        }
        if (fails ? status < 500 : status != 200) {
            answer = Optional.empty();
            return Outcome.fail(this + " was answered with status " + status);
        }
        return judge.judge(answer.get());
    }
}
