package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The {@code uri} label is a route of the application or {@code UNMATCHED}, whatever a caller sends. */
@QuarkusTest
class UriLabelTest extends WithPeers {

    private static final int MANY = 150;
    private static final Set<String> ROUTES = Set.of("/", "/items/{id}", "/io_task", "/cpu_task", "/random_sleep",
            "/random_status", "/error_test", "/chain", "/test/unsampled", "/test/blocking", "/test/choices",
            "/test/flooded", "UNMATCHED");
    private static final Pattern URI = Pattern.compile("uri=\"([^\"]*)\"");
    private static final String HOST = "Host: localhost\r\n";
    /** A number takes the place of {@code @}. */
    private static final List<String> KINDS = List.of(
            "OPTIONS /invented@ HTTP/1.1\r\n" + HOST,
            "OPTIONS /items/@ HTTP/1.1\r\n" + HOST,
            "OPTIONS /preflight@ HTTP/1.1\r\nOrigin: http://a\r\nAccess-Control-Request-Method: GET\r\n"
                    + "Access-Control-Request-Headers: a\r\n" + HOST,
            "OPTIONS * HTTP/1.1\r\n" + HOST,
            "POST /invented@ HTTP/1.1\r\n" + HOST,
            "POST /items/@ HTTP/1.1\r\n" + HOST,
            "POST /items/@ HTTP/1.1\r\nContent-Length: 99999999999\r\n" + HOST,
            "INVENTED@ /invented@ HTTP/1.1\r\n" + HOST,
            "CONNECT invented@:1 HTTP/1.1\r\n" + HOST,
            "HEAD /invented@ HTTP/1.1\r\n" + HOST,
            "GET /items/@ HTTP/1.1\r\nAccept: text/csv\r\n" + HOST,
            "GET /items/@/ HTTP/1.1\r\n" + HOST,
            "GET /items%2f@ HTTP/1.1\r\n" + HOST,
            "GET /ITEMS/@ HTTP/1.1\r\n" + HOST,
            "GET /items;a=@/1 HTTP/1.1\r\n" + HOST,
            "GET //invented@ HTTP/1.1\r\n" + HOST,
            "GET /invented@%zz HTTP/1.1\r\n" + HOST,
            "GET /invented@?x=%zz HTTP/1.1\r\n" + HOST,
            "GET /" + "x".repeat(3000) + "@ HTTP/1.1\r\n" + HOST,
            "GET /" + "x".repeat(5000) + "@ HTTP/1.1\r\n" + HOST,
            "GET http://localhost/invented@ HTTP/1.1\r\n" + HOST,
            "GET invented@ HTTP/1.1\r\n" + HOST,
            "GET /invented@ HTTP/1.1\r\n",
            "GET /invented@ HTTP/1.1\r\nHost: [\r\n",
            "GET /invented@ HTTP/1.1\r\nno header\r\n" + HOST,
            "GET /invented@ HTTP/1.0\r\n");

    @Test
    void noRequestTakesTheSeriesOfAnother() {
        flood(0, MANY);
        int lines = Scrape.now().lines().size();
        flood(MANY, MANY + 20);
        assertThat(Scrape.now().lines()).hasSize(lines);
        given().get("/test/flooded").then().statusCode(200);
        await().untilAsserted(() -> assertThat(Scrape.now().of("http_server_requests_seconds_count",
                "uri=\"/test/flooded\"")).hasSize(1));
        assertThat(uris()).isSubsetOf(ROUTES);
    }

    /** HTTP/2 lets a client reset a request that has been answered. */
    @Test
    void norDoesOneThatIsTakenBack() throws IOException {
        String reset = "status=\"RESET\"";
        double before = Scrape.now().value("http_server_requests_seconds_count", reset);
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(socket, 4, 0, 0, new byte[0]);
            for (int i = 0; i < 20; i++) {
                frame(socket, 1, 4, 2 * i + 1, head(i % 2 == 0 ? "/taken-back" + i : "/taken%zz" + i));
                frame(socket, 3, 0, 2 * i + 1, new byte[] { 0, 0, 0, 8 });
            }
            InputStream answers = socket.getInputStream();
            await().until(() -> {
                answers.skipNBytes(answers.available());
                return Scrape.now().value("http_server_requests_seconds_count", reset) == before + 20;
            });
        }
        assertThat(uris()).isSubsetOf(ROUTES);
    }

    private static void flood(int from, int to) {
        KINDS.forEach(kind -> IntStream.range(from, to).forEach(
                i -> RawHttp.sendAsItIs(kind.replace("@", String.valueOf(i)) + "Connection: close\r\n\r\n")));
    }

    private static Set<String> uris() {
        return Scrape.now().lines().stream().filter(line -> line.startsWith("http_server_")).map(URI::matcher)
                .filter(Matcher::find).map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A POST whose body is never sent, in HPACK: indexes of its static table, and literals that are not indexed. */
    private static byte[] head(String path) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] { (byte) 0x83, (byte) 0x86, 0x04, (byte) path.length() });
        head.writeBytes(path.getBytes(StandardCharsets.US_ASCII));
        head.writeBytes(new byte[] { 0x01, 0x01, 'a' });
        return head.toByteArray();
    }

    private static void frame(Socket socket, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] { 0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream });
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }
}
