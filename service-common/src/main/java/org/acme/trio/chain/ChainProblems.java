package org.acme.trio.chain;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How the troubles of a chain look to its caller. */
class ChainProblems {

    private static final Logger LOG = Logger.getLogger(ChainProblems.class);

    private final long retryAfterSeconds;

    ChainProblems(TrioConfig config) {
        retryAfterSeconds = (config.chain().breaker().delay().toMillis() + 999) / 1000;
    }

    @ServerExceptionMapper
    Response hopFailed(HopException e) {
        LOG.warn(e.getMessage());
        Response answer = e.problem().response();
        return e.outcome() == Outcome.REJECTED
                ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, retryAfterSeconds).build()
                : answer;
    }

    @ServerExceptionMapper
    Response failureInjected(InjectedFailureException e) {
        return Problem.of(e.status(), e.getMessage()).response();
    }

    @ServerExceptionMapper
    Response faultsForbidden(FaultsForbiddenException e) {
        return Problem.of(403, e.getMessage()).response();
    }
}
