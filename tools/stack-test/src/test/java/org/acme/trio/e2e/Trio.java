package org.acme.trio.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The services as processes on free ports. */
final class Trio implements AutoCloseable {

    static final List<String> NAMES = ListedProgram.names("service");

    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, URI> addresses = new LinkedHashMap<>();
    private final Path logs;

    /**
     * @param logs the directory for the services' outputs
     * @param environment what is added to the environment of all three
     */
    Trio(Path logs, Map<String, String> environment) {
        this.logs = logs;
        List<Integer> ports = Ports.free(NAMES.size());
        Map<String, String> common = new HashMap<>(Map.of("TRIO_IO_TASK_DURATION", "5ms", "TRIO_CPU_TASK_ITERATIONS", "100"));
        for (int i = 0; i < NAMES.size(); i++) {
            URI address = URI.create("http://127.0.0.1:" + ports.get(i));
            addresses.put(NAMES.get(i), address);
            common.put(addressVariable(NAMES.get(i)), address.toString());
        }
        common.putAll(environment);
        addresses.forEach((name, address) -> {
            Map<String, String> own = new HashMap<>(common);
            own.put("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()));
            apps.put(name, new App(name, own, address.resolve("/q/health/ready"), logs.resolve(name + ".log")));
        });
    }

    /** {@return the environment variable that tells the others where a service is} */
    static String addressVariable(String name) {
        return "TRIO_SERVICES_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    Trio start() {
        apps.values().forEach(App::launch);
        apps.values().forEach(App::awaitReady);
        return this;
    }

    App app(String name) {
        return apps.get(name);
    }

    URI address(String name) {
        return addresses.get(name);
    }

    /** Where all three write their lines. */
    Path logs() {
        return logs;
    }

    @Override
    public void close() {
        apps.values().forEach(App::close);
    }
}
