package org.acme.trio.trace.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String LINE = """
            {"timestamp":"2026-11-21T%sZ","level":"INFO","message":"%s","mdc":{"traceId":"%s"},"service_name":"%s"}
            """;

    @TempDir
    Path logs;

    @Test
    void ordersTheLinesOfAllFilesByTime() throws IOException {
        write("service-a.log", line("01:02:03.000", "first", "service-a"), line("01:02:03.300", "fourth", "service-a"));
        write("service-b.log", line("01:02:03.1", "second", "service-b"), line("01:02:03.200", "third", "service-b"));

        assertMessages("first", "second", "third", "fourth");
    }

    @Test
    void showsALineOnceThatIsRotatedWhileItIsRead() throws IOException {
        write("service-a.log", line("01:02:03", "mine", "service-a"));
        write("service-a.log.1", line("01:02:03", "mine", "service-a"));

        assertMessages("mine");
    }

    @Test
    void readsALine() throws IOException {
        write("service-a.log", """
                {"timestamp":"2026-11-21T02:02:03.456+01:00","level":"ERROR","loggerName":"x","message":"no\\nluck",
                 "mdc":{"traceId":"%s","spanId":"00f067aa0ba902b7","sampled":"true"},"service_name":"service-a",
                 "exception":{"refId":1,"exceptionType":"java.io.IOException","message":"broken","frames":[]}}
                """.replace("\n", "").formatted(TRACE_ID));

        assertEquals(List.of(new LogLine(Instant.parse("2026-11-21T01:02:03.456Z"), "ERROR", "service-a", "no\nluck",
                Optional.of("java.io.IOException: broken"))), find().lines());
    }

    @Test
    void readsTypeAndMessageFromAStackTrace() throws IOException {
        write("service-a.log", line("01:02:03", "failed", "service-a").replace("\"level\"",
                "\"stackTrace\":\": java.io.IOException: broken\\n\\tat org.acme.A.b(A.java:1)\",\"level\""));

        assertEquals(Optional.of("java.io.IOException: broken"), find().lines().get(0).exception());
    }

    @Test
    void leavesOutTheLinesOfOtherTraces() throws IOException {
        write("service-a.log", LINE.formatted("01:02:03", "not of " + TRACE_ID, "0af7651916cd43dd8448eb211c80319c", "a"),
                "Listening on http://127.0.0.1:8081\n", line("01:02:04", "mine", "service-a"));

        assertMessages("mine");
        assertEquals(0, find().unreadable());
    }

    @Test
    void countsTheLinesThatItCannotRead() throws IOException {
        write("service-a.log", "{\"mdc\":{\"traceId\":\"" + TRACE_ID + "\"}\n",
                line("a bad time", "lost", "service-a"), line("01:02:04", "mine", "service-a"), "\u0000" + TRACE_ID);

        assertMessages("mine");
        assertEquals(3, find().unreadable());
    }

    @Test
    void readsPastBytesThatAreNotUtf8() throws IOException {
        write("service-a.log", line("01:02:04", "mine", "service-a"));
        Files.write(logs.resolve("service-b.log"), new byte[] { (byte) 0xff, (byte) 0xfe, '\n' });

        assertMessages("mine");
    }

    @Test
    void readsRotatedFilesAndNoOthers() throws IOException {
        write("service-a.log.1", line("01:02:03", "rotated", "service-a"));
        write("service-a.log", line("01:02:04", "new", "service-a"));
        write("service-a.log.gz", line("01:02:04", "no log file", "service-a"));
        write("service-a.pid", line("01:02:04", "no log file", "service-a"));

        assertMessages("rotated", "new");
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        assertEquals(new LogLines(List.of(), 0), new FileLogStore(logs.resolve("absent")).find(TRACE_ID));
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Path directory = Files.createDirectory(logs.resolve("service-a.log"));

        IOException failure = assertThrows(IOException.class, this::find);

        assertTrue(failure.getMessage().startsWith("the log file " + directory + " cannot be read: "),
                failure.getMessage());
    }

    private static String line(String time, String message, String service) {
        return LINE.formatted(time, message, TRACE_ID, service);
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(logs.resolve(file), String.join("", lines));
    }

    private LogLines find() throws IOException {
        return new FileLogStore(logs).find(TRACE_ID);
    }

    private void assertMessages(String... messages) throws IOException {
        assertEquals(List.of(messages), find().lines().stream().map(LogLine::message).toList());
    }
}
