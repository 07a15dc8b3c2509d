package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** How much memory the containers may take, all in MiB. */
class ComposeMemoryTest {

    private static final int BOUND = 3 * 1024;
    private static final Pattern SUMS = Pattern.compile("By default (\\d+); with all profiles (\\d+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)(m|MiB|g)");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    @ParameterizedTest
    @MethodSource("base")
    void isLimitedAsTheCommentSays(Service service) throws IOException {
        String name = service.name().startsWith("service-") ? "service-a, -b, -c" : service.name();
        Pattern line = Pattern.compile("\\b" + name + " +" + limit(service) + "\\b");

        assertTrue(line.matcher(ProjectFiles.text("deploy/compose.yaml")).find(), line.pattern());
    }

    @Test
    void addsUpToWhatTheCommentSays() throws IOException {
        Matcher sums = SUMS.matcher(ProjectFiles.text("deploy/compose.yaml"));
        assertTrue(sums.find());

        assertEquals(Integer.parseInt(sums.group(1)),
                sum(Compose.base(), service -> service.profiles().isEmpty() || service.profiles().contains("promtail")));
        assertEquals(Integer.parseInt(sums.group(2)), sum(Compose.base(), service -> true));
    }

    @Test
    void isUnder3GbWithAllProfilesAndAnyOtherFileButDevMode() throws IOException {
        Map<String, Integer> base = new TreeMap<>();
        Compose.base().forEach(service -> base.put(service.name(), limit(service)));
        assertTrue(total(base) < BOUND);

        for (String file : Compose.overrideFiles()) {
            Map<String, Integer> limits = new TreeMap<>(base);
            Compose.services(file).stream().filter(service -> service.definition().has("mem_limit"))
                    .forEach(service -> limits.put(service.name(), limit(service)));
            assertEquals(!file.equals("compose.dev.yaml"), total(limits) < BOUND, file + ": " + limits);
        }
    }

    /** Else the engine ends the program before its garbage collector makes an effort. */
    @ParameterizedTest
    @MethodSource("base")
    void isMoreThanGoProgramsAimFor(Service service) {
        JsonNode aim = service.definition().at("/environment/GOMEMLIMIT");

        assertTrue(aim.isMissingNode() || mebibytes(aim.asText()) < limit(service), aim.toString());
    }

    private static int sum(List<Service> services, Predicate<Service> chosen) {
        return services.stream().filter(chosen).mapToInt(ComposeMemoryTest::limit).sum();
    }

    private static int total(Map<String, Integer> limits) {
        return limits.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int limit(Service service) {
        return mebibytes(service.definition().path("mem_limit").asText());
    }

    private static int mebibytes(String text) {
        Matcher size = SIZE.matcher(text);
        assertTrue(size.matches(), "'" + text + "' is no size");
        return Integer.parseInt(size.group(1)) * (size.group(2).equals("g") ? 1024 : 1);
    }
}
