package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What the compose files say. */
final class Compose {

    static final String BASE = "compose.yaml";

    private static final Pattern VOLUME = Pattern.compile("(\\$\\{[^}]*\\}|[^:]+):(/[^:]*)(:ro)?");

    private Compose() {
    }

    /** A service of one file. Override files have only what differs. */
    record Service(String file, String name, JsonNode definition) {

        List<Volume> volumes() {
            List<Volume> volumes = new ArrayList<>();
            definition.path("volumes").forEach(volume -> volumes.add(Volume.parse(volume.asText())));
            return volumes;
        }

        Set<String> profiles() {
            return strings(definition.path("profiles"));
        }

        @Override
        public String toString() {
            return file + " " + name;
        }
    }

    /** A volume in the short form. */
    record Volume(String source, String target, boolean readOnly) {

        private static Volume parse(String text) {
            Matcher matcher = VOLUME.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text + " is not SOURCE:TARGET[:ro]");
            }
            return new Volume(matcher.group(1), matcher.group(2), matcher.group(3) != null);
        }

        boolean isSocket() {
            return source.contains(".sock");
        }

        boolean isBind() {
            return source.startsWith(".") || source.startsWith("/") || isSocket();
        }
    }

    static Set<String> overrideFiles() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("compose\\..+\\.yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<Service> base() throws IOException {
        return services(BASE);
    }

    static Service base(String name) throws IOException {
        return base().stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
    }

    static List<Service> overrides() throws IOException {
        List<Service> services = new ArrayList<>();
        for (String file : overrideFiles()) {
            services.addAll(services(file));
        }
        return services;
    }

    static List<Service> all() throws IOException {
        return Stream.concat(base().stream(), overrides().stream()).toList();
    }

    static List<Service> services(String file) throws IOException {
        return yaml(file).path("services").properties().stream()
                .map(service -> new Service(file, service.getKey(), service.getValue())).toList();
    }

    static JsonNode yaml(String file) throws IOException {
        return ProjectFiles.yaml("deploy/" + file);
    }

    static Set<String> strings(JsonNode array) {
        Set<String> strings = new TreeSet<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
