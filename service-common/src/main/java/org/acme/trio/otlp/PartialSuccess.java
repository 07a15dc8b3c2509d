package org.acme.trio.otlp;

import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

/**
 * The <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success">partial success</a> of an export request that the
 * receiver accepted.
 *
 * @param rejected the number of items that the receiver rejected; 0 for a request that was accepted completely
 * @param message the reason; may be empty
 */
record PartialSuccess(long rejected, String message) {

    // The numbers of the fields are the same in the export responses of both signals.
    private static final int PARTIAL_SUCCESS = 1;
    private static final int REJECTED = 1;
    private static final int ERROR_MESSAGE = 2;

    /** @param response an export response; one that cannot be read counts as a complete success */
    static PartialSuccess of(byte[] response) {
        try {
            UnknownFieldSet partial = UnknownFieldSet.parseFrom(bytes(UnknownFieldSet.parseFrom(response), PARTIAL_SUCCESS));
            return new PartialSuccess(Math.max(0, last(partial.getField(REJECTED).getVarintList(), 0L)),
                    bytes(partial, ERROR_MESSAGE).toStringUtf8());
        } catch (InvalidProtocolBufferException e) {
            return new PartialSuccess(0, "");
        }
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        return last(message.getField(field).getLengthDelimitedList(), ByteString.EMPTY);
    }

    private static <V> V last(List<V> values, V none) {
        return values.isEmpty() ? none : values.get(values.size() - 1);
    }
}
