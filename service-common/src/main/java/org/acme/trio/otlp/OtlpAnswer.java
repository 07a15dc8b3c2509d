package org.acme.trio.otlp;

import java.util.Set;

/**
 * The result of an attempt to send an export request, after the
 * <a href="https://opentelemetry.io/docs/specs/otlp/#failures">failures of OTLP</a>.
 *
 * @param kind what follows
 * @param text the reason, for a log line; null for a request that was accepted completely
 * @param rejected the number of items that the receiver rejected of a request that it accepted
 */
record OtlpAnswer(Kind kind, String text, long rejected) {

    enum Kind {
        ACCEPTED,
        /** The receiver may accept the same request later. */
        RETRY,
        /** The receiver will never accept it. */
        REFUSED
    }

    /**
     * CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, OUT_OF_RANGE, UNAVAILABLE and DATA_LOSS.
     * RESOURCE_EXHAUSTED also without the RetryInfo that the specification asks for: receivers that are short of memory
     * do not send it.
     */
    private static final Set<String> GRPC_RETRYABLE = Set.of("1", "4", "8", "10", "11", "14", "15");
    private static final Set<Integer> HTTP_RETRYABLE = Set.of(429, 502, 503, 504);
    private static final OtlpAnswer ACCEPTED = new OtlpAnswer(Kind.ACCEPTED, null, 0);

    OtlpAnswer(Kind kind, String text) {
        this(kind, text, 0);
    }

    /**
     * @param status the number of a gRPC status, null if the answer ended before it
     * @param response the export response; may be empty
     */
    static OtlpAnswer grpc(String status, String message, byte[] response) {
        if ("0".equals(status)) {
            return accepted(response);
        }
        boolean retryable = status == null || GRPC_RETRYABLE.contains(status);
        return new OtlpAnswer(retryable ? Kind.RETRY : Kind.REFUSED,
                "gRPC status " + status + (message == null ? "" : ": " + message));
    }

    /** @param response the export response; may be empty */
    static OtlpAnswer http(int status, byte[] response) {
        if (status / 100 == 2) {
            return accepted(response);
        }
        return new OtlpAnswer(HTTP_RETRYABLE.contains(status) ? Kind.RETRY : Kind.REFUSED, "HTTP status " + status);
    }

    static OtlpAnswer noAnswer(String reason) {
        return new OtlpAnswer(Kind.RETRY, reason);
    }

    static OtlpAnswer noAnswer(Throwable failure) {
        return noAnswer(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    private static OtlpAnswer accepted(byte[] response) {
        PartialSuccess partial = PartialSuccess.of(response);
        return partial.rejected() == 0 ? ACCEPTED : new OtlpAnswer(Kind.ACCEPTED, partial.message(), partial.rejected());
    }
}
