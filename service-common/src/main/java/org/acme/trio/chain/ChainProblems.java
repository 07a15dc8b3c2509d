package org.acme.trio.chain;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps the exceptions of a chain to problems. */
class ChainProblems {

    private static final Logger LOG = Logger.getLogger(ChainProblems.class);

    private final long retryAfterSeconds;

    ChainProblems(TrioConfig config) {
        retryAfterSeconds = (config.chain().breaker().delay().toMillis() + 999) / 1000;
    }

    /** The request asks this service to fail: the parameter {@code fail}. */
    static class InjectedFailureException extends RuntimeException {

        private final int status;

        InjectedFailureException(int status) {
            super("failed because the request asked for it", null, false, false);
            this.status = status;
        }
    }

    /** The request uses {@code delay} or {@code fail}, and {@code trio.chain.faults} is false. */
    static class FaultsForbiddenException extends RuntimeException {

        FaultsForbiddenException() {
            super("delay and fail are switched off here (trio.chain.faults)", null, false, false);
        }
    }

    @ServerExceptionMapper
    Response downstreamFailed(DownstreamFailedException e) {
        LOG.warn(e.getMessage());
        return e.outcome() == Outcome.REJECTED ? e.problem().response(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                : e.problem().response();
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
