package org.acme.trio.cli.verify.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.acme.trio.cli.backend.Alertmanager;
import org.acme.trio.cli.backend.Alertmanager.Alert;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/**
 * A service that fails again and again makes the alert {@code ErrorLogBurst} fire, and it reaches Alertmanager: by way of the
 * service's log, Promtail, Loki and its ruler.
 */
final class ErrorLogBurst implements Check {

    private static final int REQUESTS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpTarget service;
    private final Alertmanager alertmanager;
    private Instant begin;
    private int sent;

    ErrorLogBurst(HttpTarget service, Alertmanager alertmanager) {
        this.service = service;
        this.alertmanager = alertmanager;
    }

    @Override
    public String name() {
        return "alert ErrorLogBurst fires and reaches Alertmanager";
    }

    @Override
    public Outcome ask() throws IOException {
        if (begin == null) {
            begin = Instant.now();
        }
        for (int i = 0; i < REQUESTS; i++) {
            service.get("/error_test", Map.of(), TIMEOUT);
            sent++;
        }
        boolean arrived = alertmanager.alerts().stream().anyMatch(this::isExpected);
        String requests = sent + " failing requests to " + service.name();
        return arrived ? Outcome.pass("after " + Duration.between(begin, Instant.now()).toSeconds() + " s and " + requests)
                : Outcome.fail("it has not fired after " + requests);
    }

    /** An alert of before is sent again while it fires; what counts is that it was sent now. */
    private boolean isExpected(Alert alert) {
        return "ErrorLogBurst".equals(alert.labels().get("alertname"))
                && service.name().equals(alert.labels().get("service_name")) && alert.updated().isAfter(begin);
    }
}
