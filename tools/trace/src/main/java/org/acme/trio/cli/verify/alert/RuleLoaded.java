package org.acme.trio.cli.verify.alert;

import java.io.IOException;
import java.util.List;

import org.acme.trio.cli.backend.Rule;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** An alert rule of the files is loaded and can be evaluated. */
record RuleLoaded(String program, String alert, Loaded rules) implements Check {

    /** Asks a program for the rules that it has loaded. */
    interface Loaded {

        List<Rule> rules() throws IOException;
    }

    @Override
    public String name() {
        return "alert rule " + alert + " in " + program;
    }

    @Override
    public Outcome ask() throws IOException {
        List<Rule> loaded = rules.rules().stream().filter(rule -> rule.alerting() && rule.name().equals(alert)).toList();
        return loaded.isEmpty() ? Outcome.fail("it is not loaded")
                : loaded.stream().filter(rule -> !rule.health().equals("ok")).findFirst()
                        .map(rule -> Outcome.fail("health " + rule.health() + " " + rule.lastError()))
                        .orElseGet(() -> Outcome.pass("health ok"));
    }
}
