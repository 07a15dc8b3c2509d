package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.acme.trio.trace.http.HttpTarget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each page of the table in {@code deploy/README.md} is there and shows what the table says. */
@ExtendWith(StackResolver.class)
class PageChecks {

    /** Its job in Prometheus. */
    private static final String COLLECTOR = "otel-collector";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @TestFactory
    @DisplayName("pages")
    List<DynamicTest> pages(Stack stack, RetriedTests group) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.readAll(stack.root())) {
            for (HttpTarget program : programs(stack, page.address())) {
                tests.add(group.test("page " + program.at(page.address().getPath()), () -> open(stack, program, page)));
            }
        }
        return tests;
    }

    /** {@return those that have a page, by the port of its address; a page of the first service all of the services have} */
    private static List<HttpTarget> programs(Stack stack, URI address) throws IOException {
        return switch (address.getPort()) {
            case 1777 -> List.of(HttpTarget.ofStack(COLLECTOR, stack.collector().pprof()));
            case 3000 -> List.of(stack.grafana().api().server());
            case 3100 -> List.of(HttpTarget.ofStack("Loki", stack.loki()));
            case 3200 -> List.of(HttpTarget.ofStack("Tempo", stack.tempo()));
            case 8081 -> stack.services().all();
            case 9090 -> List.of(HttpTarget.ofStack("Prometheus", stack.prometheus()));
            case 9093 -> List.of(HttpTarget.ofStack("Alertmanager", stack.alertmanager()));
            case 13133 -> List.of(HttpTarget.ofStack(COLLECTOR, stack.collector().health()));
            case 55679 -> List.of(HttpTarget.ofStack(COLLECTOR, stack.collector().zpages()));
            default -> throw new IOException("deploy/README.md has " + address + " among the pages: no program has that port");
        };
    }

    private static String open(Stack stack, HttpTarget program, Page page) throws IOException {
        Grafana grafana = stack.grafana();
        boolean isGrafana = program.equals(grafana.api().server());
        if (isGrafana && !grafana.isUsable()) {
            return grafana.refuse();
        }
        HttpResponse<String> answer;
        try {
            answer = program.get(page.address().getPath(), isGrafana ? grafana.api().headers() : Map.of(), TIMEOUT);
        } catch (ConnectException e) {
            if (new Prometheus(stack.prometheus()).lacksOptional(Set.of(program.name()))) {
                return abort(program.name() + ", which is optional, does not run");
            }
            throw e;
        }
        if (answer.statusCode() == 500 && page.isMadeInTheBrowser()) {
            // So answer Prometheus and Grafana where their scripts are missing.
            return abort(program.name() + " is built without its pages");
        }
        if (answer.statusCode() != 200) {
            return fail("status " + answer.statusCode());
        }
        List<String> missing = page.missingIn(answer.body());
        return missing.isEmpty() ? answer.body().length() + " characters" : fail("it does not show " + missing);
    }
}
