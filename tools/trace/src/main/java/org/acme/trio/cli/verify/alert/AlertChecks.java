package org.acme.trio.cli.verify.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.cli.backend.Alertmanager;
import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.verify.Check;

/** Are the rules at work, and does an alert reach Alertmanager? */
public final class AlertChecks {

    private AlertChecks() {
    }

    /** {@return a check for each alert rule of the files, and one for the recording rules} */
    public static List<Check> ofRules(List<RuleDefinition> inPrometheus, Prometheus prometheus,
            List<RuleDefinition> inLoki, Loki loki) {
        List<Check> checks = new ArrayList<>();
        Set<String> recorded = new TreeSet<>();
        for (RuleDefinition rule : inPrometheus) {
            if (rule.alerting()) {
                checks.add(new RuleLoaded("Prometheus", rule.name(), prometheus::rules));
            } else {
                recorded.add(rule.name());
            }
        }
        checks.add(new RecordingRules(recorded, prometheus::rules));
        inLoki.forEach(rule -> checks.add(new RuleLoaded("Loki", rule.name(), loki::rules)));
        return checks;
    }

    /** {@return the check that makes an alert fire, for which it sends failing requests to a service} */
    public static Check ofFiring(HttpTarget service, Alertmanager alertmanager) {
        return new ErrorLogBurst(service, alertmanager);
    }
}
