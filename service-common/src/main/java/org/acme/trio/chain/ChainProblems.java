package org.acme.trio.chain;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How the failures of a chain are answered. */
class ChainProblems {

    private static final Logger LOG = Logger.getLogger(ChainProblems.class);

    private final long retryAfterSeconds;

    ChainProblems(TrioConfig config) {
        retryAfterSeconds = (config.chain().breaker().delay().toMillis() + 999) / 1000;
    }

    /** A service fails because the request asked for it. */
    static class InjectedFailureException extends RuntimeException {

        private final int status;

        InjectedFailureException(int status) {
            super("failed because the request asked for it", null, false, false);
            this.status = status;
        }
    }

    /** A request asks for faults where the configuration has switched them off. */
    static class FaultsForbiddenException extends RuntimeException {

        FaultsForbiddenException() {
            super("delay and fail are switched off here (trio.chain.faults)", null, false, false);
        }
    }

    @ServerExceptionMapper
    Response downstreamFailed(DownstreamFailedException e) {
        LOG.warn(e.getMessage());
        Response answer = e.problem().response();
        return e.outcome() == Outcome.REJECTED
                ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, retryAfterSeconds).build()
                : answer;
    }

    @ServerExceptionMapper
    Response failureInjected(InjectedFailureException e) {
        return Problem.of(e.status, e.getMessage()).response();
    }

    @ServerExceptionMapper
    Response faultsForbidden(FaultsForbiddenException e) {
        return Problem.of(403, e.getMessage()).response();
    }
}
