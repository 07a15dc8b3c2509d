package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpTargetTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void saysWhatToDoWhenNothingListens() throws IOException {
        HttpTarget target = new HttpTarget("service-a", URI.create("http://127.0.0.1:" + FreePort.find()));

        IOException failure = assertThrows(IOException.class, () -> target.get("/chain", Map.of(), LONG));

        assertEquals("service-a does not answer on " + target.base() + ": is it running? scripts/up.sh starts it",
                failure.getMessage());
    }

    @Test
    void doesNotWaitForeverForABody() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Socket> client = sends(server, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            HttpTarget target = new HttpTarget("service-a", URI.create("http://127.0.0.1:" + server.getLocalPort()));

            IOException failure = assertThrows(IOException.class,
                    () -> target.get("/", Map.of(), Duration.ofMillis(500)));

            assertEquals("service-a did not answer " + target.at("/") + " within 500 ms", failure.getMessage());
            client.join().close();
        }
    }

    @Test
    void saysWhenAnAnswerBreaksOff() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            sends(server, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf").thenAccept(HttpTargetTest::close);
            HttpTarget target = new HttpTarget("service-a", URI.create("http://127.0.0.1:" + server.getLocalPort()));

            IOException failure = assertThrows(IOException.class, () -> target.get("/", Map.of(), LONG));

            assertTrue(failure.getMessage().startsWith("service-a broke off its answer to " + target.at("/") + ": "),
                    failure.getMessage());
        }
    }

    private static CompletableFuture<Socket> sends(ServerSocket server, String bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Socket socket = server.accept();
                socket.getInputStream().read();
                socket.getOutputStream().write(bytes.getBytes());
                return socket;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
