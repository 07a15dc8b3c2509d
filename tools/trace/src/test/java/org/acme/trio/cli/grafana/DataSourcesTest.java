package org.acme.trio.cli.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourcesTest {

    @TempDir
    Path root;

    @Test
    void readsTheFileAsGrafanaDoes() throws IOException {
        DataSources sources = read("""
                datasources:
                  - {uid: loki, name: Loki, type: loki, url: "${LOKI_URL}", jsonData: {
                      alertmanagerUid: alertmanager,
                      derivedFields: [{datasourceUid: tempo, url: "$${__value.raw}"}]}}
                """);

        DataSource loki = sources.byUid("loki");
        assertEquals(URI.create("http://127.0.0.1:3100"), loki.url());
        assertEquals("${__value.raw}", loki.settings().at("/derivedFields/0/url").asText());
        assertEquals(List.of("tempo", "alertmanager"), loki.linkedUids());
    }

    @Test
    void refusesAVariableThatIsNotKnown() {
        String message = assertThrows(IOException.class, () -> read("datasources: [{uid: x, url: \"${OTHER}\"}]"))
                .getMessage();

        assertTrue(message.endsWith("datasources.yml: the variable $OTHER is not known"), message);
    }

    @Test
    void refusesAUidThatIsNotThere() throws IOException {
        DataSources sources = read("datasources: [{uid: x, url: \"http://h\"}]");

        assertEquals("there is no data source with the uid 'y'",
                assertThrows(IOException.class, () -> sources.byUid("y")).getMessage());
    }

    @Test
    void namesTheDirectoryThatIsMissing() {
        String message = assertThrows(IOException.class, () -> DataSources.read(root, name -> Optional.empty()))
                .getMessage();

        assertTrue(message.startsWith("there is no directory " + root), message);
    }

    private DataSources read(String yaml) throws IOException {
        Path directory = Files.createDirectories(root.resolve("grafana/provisioning/datasources"));
        Files.writeString(directory.resolve("datasources.yml"), yaml);
        return DataSources.read(root, name -> Optional.ofNullable(Map.of("LOKI_URL", "http://127.0.0.1:3100").get(name)));
    }
}
