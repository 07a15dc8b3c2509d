package org.acme.trio.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import com.google.rpc.Code;

/** The body of an OTLP/HTTP request, from its bytes to its message. */
final class OtlpHttpBody {

    private OtlpHttpBody() {
    }

    /** Fails with {@link OtlpRefusal} for a body that cannot be read. */
    static <T> T parse(Parser<T> parser, byte[] body, String encoding, int maxBytes) {
        try {
            return parser.parseFrom(decoded(body, encoding, maxBytes));
        } catch (InvalidProtocolBufferException e) {
            throw new OtlpRefusal(400, Code.INVALID_ARGUMENT, "the body is not an OTLP message: " + e.getMessage());
        } catch (IOException e) {
            throw new OtlpRefusal(400, Code.INVALID_ARGUMENT, "the body is not gzip: " + e.getMessage());
        }
    }

    private static byte[] decoded(byte[] body, String encoding, int maxBytes) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> gunzipped(body, maxBytes);
            default -> throw new OtlpRefusal(415, Code.INVALID_ARGUMENT, "the only Content-Encoding read is gzip");
        };
    }

    /** Reads no further than the bound, so that a small body cannot become a huge one. */
    private static byte[] gunzipped(byte[] body, int maxBytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] message = gzip.readNBytes(maxBytes);
            if (gzip.read() >= 0) {
                throw tooLarge(maxBytes);
            }
            return message;
        }
    }

    static OtlpRefusal tooLarge(int maxBytes) {
        return new OtlpRefusal(413, Code.RESOURCE_EXHAUSTED, "a body can have at most %d bytes".formatted(maxBytes));
    }
}
