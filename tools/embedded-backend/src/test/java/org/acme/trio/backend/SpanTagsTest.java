package org.acme.trio.backend;

import static org.acme.trio.backend.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;

class SpanTagsTest {

    private final Span.Builder span = Otlp.span("GET /chain");

    @ParameterizedTest
    @MethodSource("valuesOfAllTypes")
    void writesAValueOfAnyTypeAsText(AnyValue value, String text) {
        span.addAttributes(attribute("key", value));
        assertEquals(Map.of("key", text), tags());
    }

    static Stream<Arguments> valuesOfAllTypes() {
        var number = AnyValue.newBuilder().setIntValue(Long.MIN_VALUE).build();
        var list = ArrayValue.newBuilder().addValues(Otlp.text("a\"b")).addValues(number).addValues(AnyValue.newBuilder());
        var map = KeyValueList.newBuilder().addValues(attribute("k", AnyValue.newBuilder().setArrayValue(list).build()));
        return Stream.of(
                Arguments.of(Otlp.text("ä\n"), "ä\n"),
                Arguments.of(number, "-9223372036854775808"),
                Arguments.of(AnyValue.newBuilder().setBoolValue(true).build(), "true"),
                Arguments.of(AnyValue.newBuilder().setDoubleValue(1234567.5).build(), "1234567.5"),
                Arguments.of(AnyValue.newBuilder().setDoubleValue(Double.NaN).build(), "NaN"),
                Arguments.of(AnyValue.newBuilder().setBytesValue(ByteString.copyFromUtf8("hi")).build(), "aGk="),
                Arguments.of(AnyValue.newBuilder().setArrayValue(list).build(), "[\"a\\\"b\",-9223372036854775808,null]"),
                Arguments.of(AnyValue.newBuilder().setKvlistValue(map).build(),
                        "{\"k\":[\"a\\\"b\",-9223372036854775808,null]}"),
                Arguments.of(AnyValue.getDefaultInstance(), ""));
    }

    @Test
    void sayNothingOfAStatusThatIsNotSet() {
        assertEquals(Map.of(), tags());
    }

    @Test
    void nameTheStatusOk() {
        span.setStatus(Status.newBuilder().setCode(StatusCode.STATUS_CODE_OK).setMessage("ignored"));
        assertEquals(Map.of("otel.status_code", "OK"), tags());
    }

    @Test
    void giveTheReasonOfAnError() {
        span.setStatus(Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR).setMessage("timed out"));
        assertEquals(Map.of("otel.status_code", "ERROR", "error", "timed out"), tags());
    }

    @Test
    void markAnErrorThatGivesNoReason() {
        span.setStatus(Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR));
        assertEquals(Map.of("otel.status_code", "ERROR", "error", ""), tags());
    }

    @Test
    void takeNoAttributeForAnError() {
        span.addAttributes(attribute("error", "false"));
        assertEquals(Map.of(), tags());
    }

    @Test
    void countWhatTheSdkDropped() {
        span.setDroppedAttributesCount(1).setDroppedEventsCount(2).setDroppedLinksCount(-1);
        assertEquals(Map.of("otel.dropped_attributes_count", "1", "otel.dropped_events_count", "2",
                "otel.dropped_links_count", "4294967295"), tags());
    }

    @Test
    void nameTheScopeAndTheInstanceOfTheService() {
        var resource = Resource.newBuilder().addAttributes(attribute("service.name", "service-a"))
                .addAttributes(attribute("service.instance.id", "one")).addAttributes(attribute("host.name", "laptop"));
        var scope = InstrumentationScope.newBuilder().setName("io.quarkus.opentelemetry").setVersion("3");

        assertEquals(Map.of("service.instance.id", "one", "otel.scope.name", "io.quarkus.opentelemetry",
                "otel.scope.version", "3"),
                SpanTags.of(Source.of(resource.build(), Otlp.VALUES).with(scope.build(), Otlp.VALUES), span.build(),
                        Otlp.VALUES));
    }

    private Map<String, String> tags() {
        return SpanTags.of(Otlp.source("service-a"), span.build(), Otlp.VALUES);
    }
}
