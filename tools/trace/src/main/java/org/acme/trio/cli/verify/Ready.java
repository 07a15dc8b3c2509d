package org.acme.trio.cli.verify;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;

import org.acme.trio.cli.http.HttpTarget;

/**
 * A program says that it is ready. One that does not listen is not waited for.
 *
 * @param path where it says so, with status 200
 */
public record Ready(HttpTarget program, String path) implements Check {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Override
    public String name() {
        return program.name() + " is ready";
    }

    @Override
    public Outcome ask() throws IOException {
        try {
            int status = program.get(path, Map.of(), TIMEOUT).statusCode();
            return status == OK ? Outcome.pass(program.base().toString())
                    : Outcome.fail(program.at(path) + " was answered with status " + status);
        } catch (ConnectException e) {
            return Outcome.failForGood(e.getMessage());
        }
    }
}
