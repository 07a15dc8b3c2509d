package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What {@code up.sh} takes to receive the signals. */
class StackChoiceIT extends WithEngine {

    private static final Pattern CONFIGURATION = Pattern.compile("-config(?:\\.file)?=(\\S+)");
    private static final Pattern JOB = Pattern.compile("job: ([\\w-]+)");

    @Test
    void takesContainersWhereAnEngineAnswers() throws IOException {
        String output = scripts.expect(0, "up.sh");
        String password = Files.readString(directory.resolve("run/grafana-password")).strip();
        assertTrue(output.contains("user admin, password " + password), output);
        assertTrue(askedFor("up --build --detach --wait with password " + password), Files.readString(asked));
    }

    @Test
    void takesTheImagesThatAreThereWithoutBuildingOrPulling() throws IOException {
        scripts.expect(0, "up.sh", "--no-build");
        assertTrue(askedFor("up --no-build --pull never --detach --wait"), Files.readString(asked));
        assertTrue(scripts.expect(0, "down.sh").isEmpty());
        assertTrue(scripts.expect(2, "up.sh", "--with", "embedded", "--no-build").contains("for containers"));
    }

    /** Prometheus in a container does not reach a service on the host's loopback interface. */
    @Test
    void takesNoContainersForServicesInDevMode() {
        String output = scripts.moveBackends().expect(0, "up.sh", "--no-services");
        scripts.expect(0, "status.sh");
        scripts.expect(0, "down.sh");
        assertFalse(output.contains("containers"), output);
    }

    @Test
    void refusesToMoveWhatComposeDoesNot() {
        String output = scripts.set("LOKI_URL", "http://127.0.0.1:3999").expect(1, "up.sh", "--with", "containers");
        String ofServices = ListedProgram.all().stream().filter(program -> program.kind().equals("service"))
                .map(program -> program.variables().get(0)).collect(Collectors.joining(", "));
        assertTrue(output.contains("only " + ofServices + ", DATABASE_PORT and GRAFANA_PORT can be moved"), output);
    }

    @Test
    void saysThatContainersStayWhenNotAllOfThemStart() {
        program("docker", "case \"$*\" in *\" up \"*) exit 1 ;; *\" ps \"*) echo 4f1d ;; esac");
        String output = scripts.expect(1, "up.sh", "--with", "containers");
        assertTrue(output.contains("docker compose -p trio logs") && output.contains("stay until scripts/down.sh"), output);
        scripts.expect(0, "down.sh");
    }

    @Test
    void forgetsContainersThatCouldNotBeMade() {
        program("docker", "case \"$*\" in *\" up \"*) exit 1 ;; esac");
        String output = scripts.expect(1, "up.sh");
        assertTrue(output.contains("--with embedded") && !output.contains("stay until"), output);
        assertFalse(Files.exists(directory.resolve("run/stack")));
    }

    @Test
    void stopsTheContainersThatItStarted() throws IOException {
        scripts.expect(0, "up.sh");
        scripts.expect(0, "down.sh");
        assertTrue(askedFor("--profile * down"), Files.readString(asked));
        assertTrue(scripts.expect(0, "down.sh").contains("Nothing is running"));
    }

    @Test
    void refusesAnotherStackWhileOneRuns() {
        scripts.expect(0, "up.sh", "--with", "containers");
        assertTrue(scripts.expect(1, "up.sh", "--with", "embedded").contains("started --with containers"));
    }

    @Test
    void saysWhenTheEngineThatWasAskedForDoesNotAnswer() {
        program("docker", "exit 1");
        assertTrue(scripts.expect(1, "up.sh", "--with", "containers").contains("no container engine answers"));
    }

    @Test
    void namesTheProgramsThatAreMissing() {
        program("loki", "exit 0");
        String output = scripts.moveBackends().expect(1, "up.sh", "--with", "binaries");
        assertTrue(output.contains("not on the PATH: prometheus alertmanager promtail tempo"), output);
    }

    @Test
    void startsProgramsWithTheFilesThatComposeMounts() throws IOException {
        startProgramsThatNeverAnswer();
        Set<Path> files = new TreeSet<>();
        for (MatchResult file : CONFIGURATION.matcher(Files.readString(asked)).results().toList()) {
            files.add(Projects.root().toRealPath().relativize(Path.of(file.group(1)).toRealPath()));
        }
        assertEquals(Stream.of("alertmanager/alertmanager.yml", "collector/collector.yaml", "loki/loki.yaml",
                "prometheus/prometheus.yml", "promtail/promtail.yaml", "tempo/tempo.yaml").map(Path.of("deploy")::resolve)
                .collect(Collectors.toCollection(TreeSet::new)), files);
        assertEquals(Projects.root().resolve("deploy/prometheus/rules").toRealPath(),
                directory.resolve("run/prometheus/etc/rules").toRealPath());
    }

    @Test
    void letsPrometheusScrapeAllThatItStarts() throws IOException {
        startProgramsThatNeverAnswer();
        Path targets = directory.resolve("run/prometheus/etc/targets");
        for (String port : List.of("SERVICE_A_PORT", "SERVICE_B_PORT", "SERVICE_C_PORT")) {
            assertTrue(Files.readString(targets.resolve("services.yml")).contains("127.0.0.1:" + scripts.variable(port)), port);
        }
        Set<String> jobs = JOB.matcher(Files.readString(targets.resolve("backends.yml"))).results()
                .map(job -> job.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("alertmanager", "loki", "otel-collector", "postgres-exporter", "prometheus", "promtail", "tempo"),
                jobs);
        assertTrue(Files.readString(targets.resolve("alertmanagers.yml")).contains(
                scripts.variable("ALERTMANAGER_URL").replace("http://", "")));
    }

    private void startProgramsThatNeverAnswer() throws IOException {
        for (String name : List.of("alertmanager", "loki", "otelcol-contrib", "postgres_exporter", "prometheus", "promtail",
                "tempo")) {
            program(name, "echo \"$@\" >>" + asked + "; while :; do sleep 1; done");
        }
        String output = scripts.moveBackends().set("STARTUP_TIMEOUT", "1").expect(1, "up.sh", "--with", "binaries");
        assertTrue(output.contains("is not ready after 1 s"), output);
    }

    @Test
    void refusesAStackThatDoesNotExist() {
        assertTrue(scripts.expect(2, "up.sh", "--with", "jaeger").contains("containers, binaries, embedded or none"));
        scripts.expect(2, "up.sh", "--with");
        assertFalse(Files.exists(asked));
    }
}
