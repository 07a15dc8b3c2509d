package org.acme.trio.problem;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.arc.All;

/**
 * Maps exceptions to problem JSON; a {@code WebApplicationException} that has an entity keeps it. An uncaught exception is
 * logged once, with its stack trace.
 */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final List<AllowedMethods> others;

    ProblemMappers(@All List<AllowedMethods> others) {
        this.others = others;
    }

    @ServerExceptionMapper
    Response badParameter(BadParameterException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (e.getResponse().hasEntity() || status < 400) {
            return e.getResponse();
        }
        Response.ResponseBuilder problem = Response.fromResponse(e.getResponse()).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, detail(status)));
        return (status == 405 ? problem.header(HttpHeaders.ALLOW, methods(uri.getPath())) : problem).build();
    }

    /** RFC 9110 asks for {@code Allow}, and the framework does not say which methods a path has. */
    private String methods(String path) {
        return others.stream().map(methods -> methods.of(path)).flatMap(Optional::stream).findFirst()
                .orElse("GET, HEAD, OPTIONS");
    }

    @ServerExceptionMapper
    Response uncaught(Throwable e) {
        LOG.error("uncaught exception", e);
        Span.current().setStatus(StatusCode.ERROR, e.toString());
        return Problem.of(500, "this is a fault of the service; its log has the details under the trace id").response();
    }

    static String detail(int status) {
        return switch (status) {
            case 400 -> "the target of the request, its Host or another header is not valid";
            case 404 -> "there is nothing at this path; /q/swagger-ui shows what there is";
            case 405 -> "this path does not take this method";
            case 406 -> "this path answers in JSON";
            case 415 -> "this path takes JSON";
            default -> "the request cannot be served";
        };
    }
}
