package org.acme.trio.cli.verify.request;

import java.io.IOException;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** Each service that the exemplar's request went through has a log line that is found by the exemplar's trace id. */
record LinesOfExemplar(OwnExemplar exemplar, Loki loki) implements Check {

    @Override
    public String name() {
        return "log lines of the exemplar";
    }

    @Override
    public Outcome ask() throws IOException {
        return exemplar.answer().isEmpty() ? exemplar.missing()
                : LinesOfTrace.judge(exemplar.answer().get(), loki);
    }
}
