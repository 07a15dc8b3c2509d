package org.acme.trio.backend;

import java.util.Map;

import jakarta.inject.Singleton;

import zipkin2.Endpoint;
import zipkin2.Span;

/** What a span takes of the heap, with its place in the store: an estimate in bytes for a JVM with compressed references. */
@Singleton
class SpanBytes {

    /** The span, its ids, the table of its tags, and its place in a trace. */
    private static final int SPAN = 400;
    private static final int TAG = 48;
    private static final int ANNOTATION = 40;
    private static final int ENDPOINT = 56;
    private static final int STRING = 44;

    private final SharedStrings shared;

    SpanBytes(SharedStrings shared) {
        this.shared = shared;
    }

    long of(Span span) {
        long bytes = SPAN + of(span.name()) + of(span.localEndpoint()) + of(span.remoteEndpoint());
        for (Map.Entry<String, String> tag : span.tags().entrySet()) {
            bytes += TAG + of(tag.getKey()) + of(tag.getValue());
        }
        for (var annotation : span.annotations()) {
            bytes += ANNOTATION + of(annotation.value());
        }
        return bytes;
    }

    private long of(Endpoint endpoint) {
        return endpoint == null ? 0 : ENDPOINT + of(endpoint.serviceName());
    }

    private long of(String string) {
        if (string == null || shared.isPaidFor(string)) {
            return 0;
        }
        return STRING + (long) string.length() * (isLatin1(string) ? 1 : 2);
    }

    /** A string of such characters alone takes one byte for each. */
    private static boolean isLatin1(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (string.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }
}
