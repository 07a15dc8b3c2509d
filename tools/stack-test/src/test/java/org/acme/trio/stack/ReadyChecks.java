package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.acme.trio.trace.http.HttpTarget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each program says that it is ready. One that does not listen is not waited for. */
@ExtendWith(StackResolver.class)
class ReadyChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TestFactory
    @DisplayName("programs are ready")
    Stream<DynamicTest> programs(Stack stack, RetriedTests group) {
        return Stream.concat(
                stack.services().all().stream().map(service -> ready(group, service, "/q/health/ready")),
                Stream.of(ready(group, HttpTarget.ofStack("Tempo", stack.tempo()), "/ready"),
                        ready(group, HttpTarget.ofStack("Loki", stack.loki()), "/ready"),
                        ready(group, HttpTarget.ofStack("Prometheus", stack.prometheus()), "/-/ready"),
                        ready(group, HttpTarget.ofStack("Alertmanager", stack.alertmanager()), "/-/ready")));
    }

    private static DynamicTest ready(RetriedTests group, HttpTarget program, String path) {
        return group.test(program.name() + " is ready", () -> {
            int status = status(program, path);
            return status == 200 ? program.base().toString()
                    : fail(program.at(path) + " was answered with status " + status);
        });
    }

    private static int status(HttpTarget program, String path) throws IOException {
        try {
            return program.get(path, Map.of(), TIMEOUT).statusCode();
        } catch (ConnectException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
