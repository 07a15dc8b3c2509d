package org.acme.trio.servicea.accounts;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Tests that take their database away from the service, and so have one and a service of their own. */
public class WithOwnDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.datasource.jdbc.max-size", "4");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DatabaseResource.class, Map.of(DatabaseResource.LIMITS, "those of the service")));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
