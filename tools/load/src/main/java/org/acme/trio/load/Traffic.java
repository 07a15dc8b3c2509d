package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.roundRobinSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.TraceParent;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * The load is open: each user arrives when it is due, whatever became of the ones before. The services are asked in turn.
 */
public abstract class Traffic extends Simulation {

    /**
     * Each user sends one request and leaves.
     *
     * @param requests the kinds, whose shares are 100 % together
     * @param users when users arrive during a run
     * @param assertions what makes it pass
     */
    Traffic(List<RequestType> requests, Function<LoadRun, List<OpenInjectionStep>> users, List<Assertion> assertions) {
        this((run, service) -> requests(requests, run, service), users, assertions);
    }

    /**
     * @param requests what each user sends to the service that is asked
     * @param users when users arrive during a run
     * @param assertions what makes it pass
     */
    Traffic(BiFunction<LoadRun, HttpTarget, ChainBuilder> requests, Function<LoadRun, List<OpenInjectionStep>> users,
            List<Assertion> assertions) {
        LoadRun run = LoadRun.current();
        List<ChainBuilder> services = run.asked().stream().map(service -> requests.apply(run, service)).toList();
        setUp(scenario(getClass().getSimpleName())
                .exec(stopLoadGeneratorIf("the program is being ended", session -> run.isStopping()))
                .exec(services.size() == 1 ? services.get(0) : roundRobinSwitch().on(services))
                .injectOpen(users.apply(run)))
                .protocols(protocol()).assertions(assertions);
    }

    private static ChainBuilder requests(List<RequestType> requests, LoadRun run, HttpTarget service) {
        return randomSwitch().on(requests.stream()
                .map(request -> percent(request.percent()).then(exec(noted(run, service,
                        http(request.name()).get(request.url(service, run.services())))
                        .check(status().in(request.statuses())))))
                .toList());
    }

    /** {@return the request, whose answer the run notes} */
    static HttpRequestActionBuilder noted(LoadRun run, HttpTarget service, HttpRequestActionBuilder request) {
        return request.transformResponse((response, session) -> {
            run.answeredBy(service);
            return response;
        });
    }

    /** Connections are shared, since users who leave after one request would open one each. */
    private static HttpProtocolBuilder protocol() {
        return http.shareConnections().disableFollowRedirect().disableUrlEncoding()
                .header("traceparent", session -> TraceParent.random().toString());
    }
}
