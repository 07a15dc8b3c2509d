package org.acme.trio.cli.verify.alert;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.cli.backend.Rule;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** All recording rules of the files are loaded and can be evaluated. */
record RecordingRules(Set<String> names, RuleLoaded.Loaded rules) implements Check {

    @Override
    public String name() {
        return "recording rules in Prometheus";
    }

    @Override
    public Outcome ask() throws IOException {
        List<Rule> loaded = rules.rules().stream().filter(rule -> !rule.alerting()).toList();
        Set<String> missing = new TreeSet<>(names);
        loaded.stream().filter(rule -> rule.health().equals("ok")).map(Rule::name).forEach(missing::remove);
        loaded.stream().filter(rule -> !rule.health().equals("ok")).map(Rule::name).forEach(missing::add);
        return missing.isEmpty() && !loaded.isEmpty() ? Outcome.pass(loaded.size() + " rules, health ok")
                : Outcome.fail("not loaded, or not ok: " + String.join(", ", missing));
    }
}
