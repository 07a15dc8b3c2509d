package org.acme.trio.servicea.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A database behind a {@link SilentHost}. */
public class SilentHostResource implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

    private final DatabaseResource database = new DatabaseResource();
    private SilentHost host;

    @Override
    public void init(Map<String, String> settings) {
        database.init(settings);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(database.start());
        Matcher port = PORT.matcher(settings.get(URL));
        port.find();
        host = new SilentHost(Integer.parseInt(port.group()));
        settings.put(URL, port.replaceFirst(String.valueOf(host.port())));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        database.inject(injector);
        injector.injectIntoFields(host, field -> field.getType() == SilentHost.class);
    }

    @Override
    public void stop() {
        host.close();
        database.stop();
    }
}
