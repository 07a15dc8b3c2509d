package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.global;

import java.util.List;

import io.gatling.javaapi.core.Assertion;

/**
 * The objectives of {@code deploy/prometheus/rules/slo.yml}, as a caller sees them: at most 1 % of the requests failed, 95 %
 * took at most 1 s. Errors that the mix asks for are no failures. {@code /random_sleep}, which makes some 2 % of all requests
 * take up to 5 s, counts here; it leaves 3 % for the rest.
 */
final class Objectives {

    private static final double MAX_FAILED_PERCENT = 1;
    private static final int MAX_P95_MILLIS = 1000;

    private Objectives() {
    }

    static List<Assertion> assertions() {
        return List.of(global().failedRequests().percent().lte(MAX_FAILED_PERCENT),
                global().responseTime().percentile(95).lte(MAX_P95_MILLIS));
    }
}
