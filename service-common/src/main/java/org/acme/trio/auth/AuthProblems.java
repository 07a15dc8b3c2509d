package org.acme.trio.auth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;

/** Answers requests without a valid token with the challenge of RFC 6750. */
class AuthProblems {

    @ServerExceptionMapper
    Response noToken(UnauthorizedException e) {
        return challenge("this needs a bearer token", "Bearer");
    }

    /** The reason is not told: it helps nobody but who makes tokens up. */
    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        return KeysUnavailableException.in(e).isPresent()
                ? Problem.of(503, "the token cannot be verified; try again").response(HttpHeaders.RETRY_AFTER, 1)
                : challenge("the bearer token is not valid, or is no longer valid", "Bearer error=\"invalid_token\"");
    }

    private static Response challenge(String detail, String challenge) {
        return Problem.of(401, detail).response(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
