package org.acme.trio.otlp;

import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

/**
 * What a receiver says of a request that it accepted in part, after the
 * <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success">partial success of OTLP</a>.
 *
 * @param rejected how many items it will never accept; 0 for a request that was accepted whole
 * @param message why; may be empty
 */
record PartialSuccess(long rejected, String message) {

    // The numbers of the fields are the same in the export responses of both signals.
    private static final int PARTIAL_SUCCESS = 1;
    private static final int REJECTED = 1;
    private static final int ERROR_MESSAGE = 2;

    /** @param response an export response; one that cannot be read says nothing */
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
