package org.acme.trio.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import com.google.rpc.Code;

/** The body of an OTLP/HTTP request. */
final class OtlpHttpBody {

    private OtlpHttpBody() {
    }

    /** The bytes of the message; fails with {@link OtlpRefusal} for a body that is not what its encoding says. */
    static byte[] decoded(byte[] body, String encoding, int maxBytes) {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> gunzipped(body, maxBytes);
            default -> throw new OtlpRefusal(415, Code.INVALID_ARGUMENT, "the only Content-Encoding read is gzip");
        };
    }

    /** Reads no further than the bound, so that a small body cannot become a huge one. */
    private static byte[] gunzipped(byte[] body, int maxBytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] message = gzip.readNBytes(maxBytes);
            if (gzip.read() >= 0) {
                throw tooLarge(maxBytes);
            }
            return message;
        } catch (IOException e) {
            throw new OtlpRefusal(400, Code.INVALID_ARGUMENT, "the body is not gzip: " + e.getMessage());
        }
    }

    static OtlpRefusal tooLarge(int maxBytes) {
        return new OtlpRefusal(413, Code.RESOURCE_EXHAUSTED, "a body can have at most %d bytes".formatted(maxBytes));
    }
}
