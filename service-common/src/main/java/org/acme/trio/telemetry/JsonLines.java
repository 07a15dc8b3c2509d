package org.acme.trio.telemetry;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Writes a record as one JSON object on one line, with what is searched for: {@code timestamp} (RFC 3339, UTC, microseconds),
 * {@code level}, {@code service_name}, {@code loggerName}, {@code message}, {@code stackTrace} and, below {@code mdc}, the
 * fields of the context. The names are those of the framework's formatter, which takes several times as long and adds what
 * each span has too.
 */
final class JsonLines extends ExtFormatter {

    private static final JsonFactory JSON = new JsonFactory();

    /** What the framework adds to the context and each span has too. */
    private static final Set<String> OF_SPANS = Set.of("sampled", "parentId");

    /** That few lines exceed. */
    private static final int LENGTH = 512;

    private final String service;
    private volatile Second second = new Second(Long.MIN_VALUE, "");

    /** The part of a timestamp that all lines of a second share. */
    private record Second(long epoch, String text) {
    }

    JsonLines(String service) {
        this.service = service;
    }

    @Override
    public String format(ExtLogRecord record) {
        StringWriter line = new StringWriter(LENGTH);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", timestamp(record.getInstant()));
            json.writeStringField("level", record.getLevel().getName());
            json.writeStringField("service_name", service);
            json.writeStringField("loggerName", record.getLoggerName());
            json.writeStringField("message", record.getFormattedMessage());
            writeContext(json, record.getMdcCopy());
            if (record.getThrown() != null) {
                StringWriter trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace));
                json.writeStringField("stackTrace", trace.toString());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        return line.toString();
    }

    private static void writeContext(JsonGenerator json, Map<String, String> context) throws IOException {
        json.writeObjectFieldStart("mdc");
        for (Map.Entry<String, String> field : context.entrySet()) {
            if (!OF_SPANS.contains(field.getKey())) {
                json.writeStringField(field.getKey(), field.getValue());
            }
        }
        json.writeEndObject();
    }

    private String timestamp(Instant instant) {
        Second current = second;
        if (current.epoch() != instant.getEpochSecond()) {
            String text = Instant.ofEpochSecond(instant.getEpochSecond()).toString();
            current = new Second(instant.getEpochSecond(), text.substring(0, text.length() - 1) + '.');
            second = current;
        }
        // The digits of a number with a leading one are six, zeros included.
        return current.text() + String.valueOf(1_000_000 + instant.getNano() / 1000).substring(1) + 'Z';
    }
}
