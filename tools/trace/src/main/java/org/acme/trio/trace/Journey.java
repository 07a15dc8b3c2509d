package org.acme.trio.trace;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.NewUser;

/**
 * What became of a new user, who signs up, logs in and reads the own account, until a step fails.
 *
 * @param shown the answer whose trace tells most: that of the step that failed, else that of the signup
 * @param failure which step failed and how
 */
record Journey(ChainAnswer shown, Optional<String> failure) {

    private record Step(String method, String path, int expected, Request request) {
    }

    private interface Request {
        ChainAnswer send() throws IOException;
    }

    /** Makes it, and reports the requests and their answers. */
    static Journey make(HttpTarget service, NewUser user, TraceReport report) throws IOException {
        report.user(user.email());
        ChainAnswer signup = null;
        for (Step step : List.of(new Step("POST", "/signup", 201, user::signUp), new Step("POST", "/login", 200, user::logIn),
                new Step("GET", "/users/me", 200, user::readAccount))) {
            report.request(step.method, service.at(step.path), Optional.empty());
            ChainAnswer answer = step.request.send();
            report.answer(answer);
            if (answer.status() != step.expected) {
                return new Journey(answer, Optional.of("%s answered %s %s with status %d and not %d".formatted(
                        service.name(), step.method, step.path, answer.status(), step.expected)));
            }
            signup = signup == null ? answer : signup;
        }
        return new Journey(signup, Optional.empty());
    }
}
