package org.acme.trio.backend;

import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;

/**
 * Bounds what of the requests is in memory at once, whichever protocol they come by: some while they arrive, and one while
 * it is read.
 */
@Singleton
class Intake {

    private final Counters counters;
    private final Semaphore places;

    Intake(BackendConfig config, Counters counters) {
        this.counters = counters;
        places = new Semaphore(config.otlp().maxConcurrentRequests());
    }

    /** Takes a place until {@link #leave}; false if there is none. */
    boolean enter() {
        boolean entered = places.tryAcquire();
        if (!entered) {
            counters.requestsTurnedAway.increment();
        }
        return entered;
    }

    void leave() {
        places.release();
    }

    /** Waits until no other request is being read. */
    synchronized <A> A read(OtlpSignal<A> signal, byte[] request) throws InvalidProtocolBufferException {
        return signal.receive(request);
    }

    /** Senders try again after this one, unlike after RESOURCE_EXHAUSTED. */
    OtlpRefusal full() {
        return new OtlpRefusal(503, Code.UNAVAILABLE, "too many requests are under way: try again");
    }

    OtlpRefusal late() {
        counters.requestsTurnedAway.increment();
        return new OtlpRefusal(408, Code.DEADLINE_EXCEEDED, "the request did not arrive in time");
    }
}
