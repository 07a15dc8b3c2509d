package org.acme.trio.stack.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** The compose files: {@code compose.yaml}, and those that are added to it with a second {@code -f}. */
final class Compose {

    static final String BASE = "deploy/compose.yaml";

    private static final Pattern VOLUME = Pattern.compile("(\\$\\{[^}]*\\}|[^:]+):(/[^:]*)(:ro)?");

    private Compose() {
    }

    /** A service of one file. Files that are added have only what differs. */
    record Service(String file, String name, JsonNode definition) {

        boolean isBase() {
            return file.equals(BASE);
        }

        boolean isDevMode() {
            return file.equals("deploy/compose.dev.yaml");
        }

        String image() {
            return definition.path("image").asText();
        }

        List<Volume> volumes() {
            return ProjectFiles.strings(definition.path("volumes")).stream().map(Volume::parse).toList();
        }

        @Override
        public String toString() {
            return file + " " + name;
        }
    }

    /** A volume in the short form: SOURCE:TARGET[:ro]. */
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

        /** Whether it is a file or directory of the host, and not a volume of the engine. */
        boolean isBind() {
            return source.startsWith(".") || source.startsWith("/") || isSocket();
        }
    }

    static List<Service> all() throws IOException {
        List<Service> services = new ArrayList<>();
        for (String file : ProjectFiles.list("deploy", ".yaml")) {
            ProjectFiles.yaml(file).path("services").properties()
                    .forEach(service -> services.add(new Service(file, service.getKey(), service.getValue())));
        }
        return services;
    }

    static List<Service> base() throws IOException {
        return all().stream().filter(Service::isBase).toList();
    }

    static Service base(String name) throws IOException {
        return base().stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
    }

    /** {@return the names of those whose log lines are collected: service-a and its like} */
    static List<String> loggingServices() throws IOException {
        return base().stream().filter(service -> service.definition().at("/labels/logging").asText().equals("promtail"))
                .map(Service::name).toList();
    }
}
