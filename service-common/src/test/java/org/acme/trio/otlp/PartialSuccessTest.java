package org.acme.trio.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

/** What is read from the export response of a request that was accepted. */
class PartialSuccessTest {

    @Test
    void aResponseSaysHowManyItemsWereRejectedAndWhy() {
        assertThat(PartialSuccess.of(response(3, "too old"))).isEqualTo(new PartialSuccess(3, "too old"));
    }

    @Test
    void aResponseMayBeEmpty() {
        assertThat(PartialSuccess.of(new byte[0])).isEqualTo(new PartialSuccess(0, ""));
    }

    @Test
    void aWarningRejectsNothing() {
        assertThat(PartialSuccess.of(response(0, "deprecated"))).isEqualTo(new PartialSuccess(0, "deprecated"));
    }

    /** Otherwise more items would be done than were added, and more could wait than may. */
    @Test
    void lessThanNothingIsNotRejected() {
        assertThat(PartialSuccess.of(response(-3, "")).rejected()).isZero();
    }

    @Test
    void whatIsNoExportResponseRejectsNothing() {
        assertThat(PartialSuccess.of("<html>OK</html>".getBytes(StandardCharsets.UTF_8)).rejected()).isZero();
    }

    /** Of a receiver that rejected so many items; the fields as in {@code ExportTraceServiceResponse}. */
    static byte[] response(long rejected, String why) {
        UnknownFieldSet partial = UnknownFieldSet.newBuilder()
                .addField(1, Field.newBuilder().addVarint(rejected).build())
                .addField(2, Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(why)).build()).build();
        return UnknownFieldSet.newBuilder()
                .addField(1, Field.newBuilder().addLengthDelimited(partial.toByteString()).build()).build().toByteArray();
    }
}
