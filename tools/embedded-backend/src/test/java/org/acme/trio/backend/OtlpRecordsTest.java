package org.acme.trio.backend;

import static org.acme.trio.backend.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

class OtlpRecordsTest {

    private final OtlpRecords<Span> records = new OtlpRecords<>(Span.parser(), 10_000);

    @Test
    void comeAfterTheirResourceAndScope() throws InvalidProtocolBufferException {
        var scope = ScopeSpans.newBuilder().setScope(scope("http")).addSpans(span("one")).addSpans(span("two"));
        var other = ScopeSpans.newBuilder().addSpans(span("three"));
        assertEquals(List.of("resource a", "scope http", "one", "two", "scope ", "three", "resource b", "scope ", "three"),
                visited(bytes(resource("a").addScopeSpans(scope).addScopeSpans(other).build().toByteString())
                        .concat(bytes(resource("b").addScopeSpans(other).build().toByteString()))));
    }

    @Test
    void mayComeBeforeTheirResourceInTheMessage() throws InvalidProtocolBufferException {
        var spans = ResourceSpans.newBuilder().addScopeSpans(ScopeSpans.newBuilder().addSpans(span("one"))).build();
        assertEquals(List.of("resource a", "scope ", "one"),
                visited(bytes(spans.toByteString().concat(resource("a").build().toByteString()))));
    }

    @Test
    void areReadWithoutTheFieldsOfANewerVersion() throws InvalidProtocolBufferException {
        var unknown = UnknownFieldSet.newBuilder().addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        var scope = ScopeSpans.newBuilder().addSpans(span("one").setUnknownFields(unknown)).setUnknownFields(unknown);
        var request = resource("a").addScopeSpans(scope).setUnknownFields(unknown).build().toByteString();
        var seen = new ArrayList<Span>();
        records.forEach(bytes(request).concat(unknown.toByteString()).toByteArray(), new Recorder(new ArrayList<>(), seen));
        assertEquals(List.of(span("one").build()), seen);
    }

    @Test
    void areSkippedWhereTheyAreTooLarge() throws InvalidProtocolBufferException {
        var scope = ScopeSpans.newBuilder().addSpans(span("x".repeat(10_000))).addSpans(span("one"));
        assertEquals(List.of("resource a", "scope ", "too large", "one"),
                visited(bytes(resource("a").addScopeSpans(scope).build().toByteString())));
    }

    @Test
    void areNotReadOfAResourceThatIsTooLarge() {
        var large = resource("x".repeat(10_000)).build().toByteString();
        assertThrows(InvalidProtocolBufferException.class, () -> visited(bytes(large)));
        // Half of it twice is as large.
        var half = resource("x".repeat(5_000)).build().toByteString();
        assertThrows(InvalidProtocolBufferException.class, () -> visited(bytes(half.concat(half))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\012\177", "\014", "\012\001\014", "\012\002\022\001", "\012\004\022\002\022\001", "\000" })
    void areNotReadOfWhatIsNoRequest(String request) {
        assertThrows(InvalidProtocolBufferException.class,
                () -> visited(ByteString.copyFrom(request, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void areReadToADepthThatNoStackMinds() throws InvalidProtocolBufferException {
        visited(nested(40));
        assertThrows(InvalidProtocolBufferException.class, () -> visited(nested(1_000)));
    }

    private static ByteString nested(int depth) {
        AnyValue value = Otlp.text("core");
        for (int i = 0; i < depth; i++) {
            value = AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(value)).build();
        }
        var scope = ScopeSpans.newBuilder().addSpans(span("one").addAttributes(attribute("key", value)));
        return bytes(resource("a").addScopeSpans(scope).build().toByteString());
    }

    private static Span.Builder span(String name) {
        return Span.newBuilder().setName(name);
    }

    private static InstrumentationScope.Builder scope(String name) {
        return InstrumentationScope.newBuilder().setName(name);
    }

    private static ResourceSpans.Builder resource(String name) {
        return ResourceSpans.newBuilder().setResource(Otlp.resource(name));
    }

    /** A request of this one resource. */
    private static ByteString bytes(ByteString resourceSpans) {
        return UnknownFieldSet.newBuilder()
                .addField(1, UnknownFieldSet.Field.newBuilder().addLengthDelimited(resourceSpans).build()).build()
                .toByteString();
    }

    private List<String> visited(ByteString request) throws InvalidProtocolBufferException {
        var visited = new ArrayList<String>();
        records.forEach(request.toByteArray(), new Recorder(visited, new ArrayList<>()));
        return visited;
    }

    private record Recorder(List<String> visited, List<Span> spans) implements OtlpRecords.Visitor<Span> {

        @Override
        public void resource(Resource resource) {
            visited.add("resource " + (resource.getAttributesCount() == 0 ? ""
                    : resource.getAttributes(0).getValue()
                            .getStringValue()));
        }

        @Override
        public void scope(InstrumentationScope scope) {
            visited.add("scope " + scope.getName());
        }

        @Override
        public void record(Span span) {
            visited.add(span.getName());
            spans.add(span);
        }

        @Override
        public void tooLarge() {
            visited.add("too large");
        }
    }
}
