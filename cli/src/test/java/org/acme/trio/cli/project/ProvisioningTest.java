package org.acme.trio.cli.project;

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

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data sources that Grafana is provisioned with. */
class ProvisioningTest {

    static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = { "local", "compose" })
    void leavesNoDollarSignThatGrafanaWouldEat(String place) throws IOException {
        Map<String, String> addresses = addresses(place);

        // Fails at a variable that the addresses do not have, and an unescaped one of Grafana is such a variable.
        DataSources sources = DataSources.read(ROOT, name -> Optional.ofNullable(addresses.get(name)));

        assertFalse(sources.all().isEmpty());
        sources.all().forEach(source -> assertEquals("http", source.url().getScheme(), source.uid()));
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

    static Map<String, String> addresses(String place) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("deploy/addresses").resolve(place).resolve("backends.env"))) {
            if (line.matches("[A-Z_]+=.*")) {
                addresses.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return addresses;
    }
}
