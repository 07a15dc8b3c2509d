package org.acme.trio.trace.tree;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Where the services' traces are kept. */
public interface TraceStore {

    /**
     * Reads what has arrived of a trace so far.
     *
     * @param traceId 32 lower-case hexadecimal digits
     * @return nothing when no span of it has arrived
     * @throws IOException when the store does not answer, or not as its API says; the message is fit to be printed
     */
    Optional<Trace> find(String traceId) throws IOException;

    /** {@return the address of the trace in the store's user interface} */
    URI link(String traceId);
}
