package org.acme.trio.backend;

import java.util.HexFormat;
import java.util.Optional;

import com.google.protobuf.ByteString;

/** The two kinds of ids of the W3C Trace Context, from their bytes in OTLP to lowercase hex. */
final class OtlpIds {

    private OtlpIds() {
    }

    /** Empty unless the id has 16 bytes of which at least one is not zero. */
    static Optional<String> trace(ByteString id) {
        return hex(id, 16);
    }

    /** Empty unless the id has 8 bytes of which at least one is not zero. */
    static Optional<String> span(ByteString id) {
        return hex(id, 8);
    }

    private static Optional<String> hex(ByteString id, int length) {
        if (id.size() != length || id.equals(ByteString.copyFrom(new byte[length]))) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(id.toByteArray()));
    }
}
