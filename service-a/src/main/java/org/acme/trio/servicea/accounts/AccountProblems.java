package org.acme.trio.servicea.accounts;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.problem.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Why a request about an account fails, and what is answered. The exceptions have no stack trace and nothing personal. */
class AccountProblems {

    private static final Logger LOG = Logger.getLogger(AccountProblems.class);

    /** Seconds. A pool that is full has room again in less. */
    private static final int RETRY_AFTER = 1;

    /** No connection to the database, none free, or no answer in time. */
    static class UnavailableException extends RuntimeException {

        UnavailableException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Somebody has signed up with this e-mail address. */
    static class EmailTakenException extends RuntimeException {

        EmailTakenException() {
            super("the e-mail address is taken", null, false, false);
        }
    }

    /** There is no such account, or it has another password. */
    static class BadCredentialsException extends RuntimeException {

        BadCredentialsException() {
            super("e-mail address or password is wrong", null, false, false);
        }
    }

    /** Too many logins have failed. */
    static class AccountLockedException extends RuntimeException {

        private final long seconds;

        AccountLockedException(long seconds) {
            super("too many logins have failed", null, false, false);
            this.seconds = Math.max(1, seconds);
        }
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e) {
        LOG.warn(e.getMessage());
        return Problem.of(503, "the database is not available; try again").response(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    @ServerExceptionMapper
    Response emailTaken(EmailTakenException e) {
        return Problem.of(409, e.getMessage()).response();
    }

    @ServerExceptionMapper
    Response badCredentials(BadCredentialsException e) {
        return Problem.of(401, e.getMessage()).response(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    @ServerExceptionMapper
    Response locked(AccountLockedException e) {
        return Problem.of(429, e.getMessage()).response(HttpHeaders.RETRY_AFTER, e.seconds);
    }
}
