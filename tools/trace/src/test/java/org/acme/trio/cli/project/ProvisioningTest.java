package org.acme.trio.cli.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data sources that Grafana is provisioned with. */
class ProvisioningTest {

    static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(strings = { "local", "compose" })
    void leavesNoDollarSignThatGrafanaWouldEat(String place) throws IOException {
        Map<String, String> addresses = addresses(place);

        // Fails at a variable that the addresses do not have, and an unescaped one of Grafana is such a variable.
        DataSources sources = DataSources.read(ROOT, name -> Optional.ofNullable(addresses.get(name)));

        assertFalse(sources.all().isEmpty());
        sources.all().forEach(source -> assertEquals("http", source.url().getScheme(), source.uid()));
    }

    @ParameterizedTest
    @CsvSource({
            "prometheus, /exemplarTraceIdDestinations/0/datasourceUid, tempo",
            "tempo, /tracesToLogsV2/datasourceUid, loki",
            "tempo, /tracesToMetrics/datasourceUid, prometheus",
            "tempo, /serviceMap/datasourceUid, prometheus",
            "loki, /derivedFields/0/datasourceUid, tempo",
            "loki, /alertmanagerUid, alertmanager",
            "jaeger, /tracesToLogsV2/datasourceUid, loki" })
    void linksTheSignals(String from, String link, String to) throws IOException {
        assertEquals(to, sources().byUid(from).settings().at(link).asText());
    }

    @Test
    void linksOnlyToDataSourcesThatAreThere() throws IOException {
        DataSources sources = sources();
        List<String> links = sources.all().stream().flatMap(source -> source.linkedUids().stream()).toList();

        assertFalse(links.isEmpty());
        for (String uid : links) {
            assertEquals(uid, sources.byUid(uid).uid());
        }
    }

    @Test
    void givesEachDataSourceAUidOfItsOwn() throws IOException {
        Set<String> uids = new HashSet<>();
        for (DataSource source : sources().all()) {
            assertFalse(source.uid().isBlank() || !uids.add(source.uid()), source.toString());
        }
    }

    static DataSources sources() throws IOException {
        Map<String, String> addresses = addresses("local");
        return DataSources.read(ROOT, name -> Optional.ofNullable(addresses.get(name)));
    }

    /** {@return the variables of a file of addresses, as a shell understands them that was told what up.sh tells} */
    static Map<String, String> addresses(String place) throws IOException {
        Path file = ROOT.resolve("deploy/addresses").resolve(place).resolve("backends.env");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -a; source " + file + "; env");
        shell.environment().keySet().retainAll(Set.of("PATH"));
        shell.environment().putAll(
                Map.of("ROOT", "/project", "RUN_DIR", "/project/.run", "OTLP_GRPC_PORT", "4317", "OTLP_HTTP_PORT", "4318"));
        Set<String> names = Files.readAllLines(file).stream().filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toSet());
        Map<String, String> addresses = new HashMap<>();
        String output = new String(shell.redirectErrorStream(true).start().getInputStream().readAllBytes(), UTF_8);
        output.lines().map(line -> line.split("=", 2)).filter(parts -> names.contains(parts[0]))
                .forEach(parts -> addresses.put(parts[0], parts[1]));
        assertEquals(names, addresses.keySet(), output);
        return addresses;
    }
}
