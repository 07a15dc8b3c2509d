package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.acme.trio.cli.project.Compose.Service;
import org.acme.trio.cli.project.Compose.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compose files refer to: images, and files of the project. */
class ComposeFilesTest {

    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
    private static final Pattern OWN = Pattern.compile("trio/[a-z-]+:(\\d+\\.\\d+\\.\\d+(-native)?|dev)");
    private static final Pattern CONFIGURATION = Pattern.compile("(?:^|=)(/etc/.+)");

    static List<Service> all() throws IOException {
        return Compose.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesAnExactVersionOfEachImage(Service service) {
        String image = service.definition().path("image").asText();
        boolean built = service.definition().has("build");

        assertTrue((built ? OWN : PINNED).matcher(image).matches() || isOverride(service) && image.isEmpty(), image);
    }

    @ParameterizedTest
    @MethodSource("all")
    void mountsOnlyWhatIsThereInTheProject(Service service) throws IOException {
        for (Volume volume : service.volumes()) {
            boolean there = volume.isBind()
                    ? volume.source().startsWith(".") && Files.exists(DEPLOY.resolve(volume.source()))
                    : Compose.yaml(service.file()).path("volumes").has(volume.source());
            assertTrue(there || volume.isSocket(), volume.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsOnlyConfigurationThatIsMounted(Service service) throws IOException {
        List<Volume> volumes = Compose.base(service.name()).volumes();
        for (var argument : service.definition().path("command")) {
            CONFIGURATION.matcher(argument.asText()).results().map(match -> match.group(1)).forEach(path -> assertTrue(
                    volumes.stream().filter(volume -> path.startsWith(volume.target())).anyMatch(volume -> Files
                            .isRegularFile(DEPLOY.resolve(volume.source() + path.substring(volume.target().length())))),
                    path));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isBuiltAndSetUpFromWhatIsThere(Service service) {
        String variables = service.definition().path("env_file").asText();
        assertTrue(variables.isEmpty() || Files.isRegularFile(DEPLOY.resolve(variables)), variables);

        Path context = DEPLOY.resolve(service.definition().at("/build/context").asText(".."));
        String dockerfile = service.definition().at("/build/dockerfile")
                .asText(service.definition().at("/build").has("context") ? "Dockerfile" : "deploy/Dockerfile");
        assertTrue(Files.isRegularFile(context.resolve(dockerfile)), dockerfile);
    }

    private static boolean isOverride(Service service) {
        return !service.file().equals(Compose.BASE);
    }
}
