package org.acme.trio.trace.tree;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A store of traces. */
public interface TraceStore {

    /**
     * {@return the spans of a trace that have arrived; nothing when there are none}
     *
     * @param traceId 32 lower-case hexadecimal digits
     * @throws IOException when the store does not answer, or not as its API says; the message is meant for the user
     */
    Optional<Trace> find(String traceId) throws IOException;

    /** {@return the address of the trace in the user interface of the store} */
    URI link(String traceId);
}
