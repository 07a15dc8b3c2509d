package org.acme.trio.backend;

import com.google.protobuf.InvalidProtocolBufferException;

/**
 * What reads the requests of one signal.
 *
 * @param <A> the type of the answer
 */
interface OtlpSignal<A> {

    /** Fails for a request that is not OTLP. */
    A receive(byte[] request) throws InvalidProtocolBufferException;
}
