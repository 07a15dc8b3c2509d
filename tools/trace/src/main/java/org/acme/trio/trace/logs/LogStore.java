package org.acme.trio.trace.logs;

import java.io.IOException;

/** Where the services' logs are kept. */
public interface LogStore {

    /**
     * Reads the log lines that were written within a trace.
     *
     * @param traceId 32 lower-case hexadecimal digits
     * @throws IOException when the store cannot be read; the message is fit to be printed
     */
    LogLines find(String traceId) throws IOException;
}
