package org.acme.trio.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Faults off, logs as the packaged service writes them, and breakers that open after four calls. */
public class PublicDeployment implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("trio.chain.faults", "false",
                "quarkus.log.console.json.enabled", "true",
                "trio.chain.breaker.request-volume", "4",
                "trio.chain.breaker.failure-ratio", "0.5",
                "trio.chain.breaker.delay", "2s");
    }
}
