package org.acme.trio.cli.verify;

import java.io.IOException;

/** One question to the stack that runs. */
public interface Check {

    /** {@return what the report calls it} */
    String name();

    /**
     * {@return what there is now; after a failure that is not for good it is asked again, since telemetry takes its time: in
     * rounds, with the other
     * checks that failed}
     *
     * @throws IOException when a server does not answer, which is a failure too; the message is fit to be printed
     */
    Outcome ask() throws IOException;
}
