package org.acme.trio.trace.logs;

import java.io.IOException;

/** A store of the services' log lines. */
public interface LogStore {

    /**
     * {@return the lines of a trace that have arrived}
     *
     * @param traceId 32 lower-case hexadecimal digits
     * @throws IOException when the store cannot be read; the message is meant for the user
     */
    LogLines find(String traceId) throws IOException;
}
