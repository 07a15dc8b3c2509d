package org.acme.trio.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has made of the modules: executables of the services with {@code -Dnative}, jars of all others. What was
 * asked for is started or the test fails; the other is never taken in its place.
 *
 * @param root the directory of the whole project
 * @param executables whether the services are executables
 * @param version the version of the project
 */
record Packaged(Path root, boolean executables, String version) {

    private static final List<String> JAVA = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-jar");

    /** {@return what this build has made} */
    static Packaged now() {
        return new Packaged(Projects.root(), Boolean.getBoolean("services.native"), System.getProperty("project.version"));
    }

    /** {@return what starts the application of a module} */
    List<String> command(String module) {
        Path target = root.resolve(module.startsWith("service-") ? "" : "tools").resolve(module).resolve("target");
        boolean executable = executables && module.startsWith("service-");
        Path built = target.resolve(executable ? module + "-" + version + "-runner" : "quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(built)) {
            throw new IllegalStateException(built + " is not built" + (executable ? ": ./mvnw package -Dnative" : ""));
        }
        return executable ? List.of(built.toString()) : java(built);
    }

    private static List<String> java(Path jar) {
        return Stream.concat(JAVA.stream(), Stream.of(jar.toString())).toList();
    }
}
