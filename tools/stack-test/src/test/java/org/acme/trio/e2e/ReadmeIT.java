package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.Test;

/** The commands of the README's section about one user, as they stand there but for addresses and names. */
@SharedStack
class ReadmeIT extends WithStack {

    private static final Pattern COMMANDS = Pattern.compile("(?s)## Follow one user\n\n```bash\n(.*?\n)(grep [^\n]*\n)```");
    private static final Pattern TRACE = Pattern.compile("(?m)^traceresponse: 00-(\\w{32})-");
    private static final Pattern USER = Pattern.compile("[{]\"id\":\"([^\"]+)\"");

    @Test
    void followOneUserFromTheSqlOfTheSignupThroughThreeServices() throws Exception {
        String readme = Files.readString(Projects.root().resolve("README.md"));
        String answers = bash(groups(COMMANDS, 1, readme).get(0));

        assertTrue(answers.contains("HTTP/1.1 201 Created") && answers.contains("HTTP/1.1 200 OK"), answers);
        String user = groups(USER, 1, answers).get(0);
        List<String> traces = groups(TRACE, 1, answers);
        await().atMost(ARRIVAL).untilAsserted(() -> {
            // The name has the database's, which is another one here.
            assertEquals(1, spans(traces.get(0)).filter(span -> span.name().matches("insert \\w+[.]users")
                    && span.attributes().get("db.query.text")
                            .startsWith("insert into users (email, password_hash) values (?, ?)"))
                    .count());
            assertEquals(Trio.NAMES.stream().map(name -> name + " " + user).toList(), spans(traces.get(1))
                    .filter(span -> span.kind() == Span.Kind.SERVER && span.path().equals(Optional.of("/chain")))
                    .map(span -> span.service() + " " + span.attributes().get("user.id")).sorted().toList());
            String lines = bash("id=" + user + "\n" + groups(COMMANDS, 2, readme).get(0));
            for (String name : Trio.NAMES) {
                assertTrue(Pattern.compile("(?m)/" + name + "\\.log:.*\"GET /chain 200 ").matcher(lines).find(), lines);
            }
        });
    }

    private static Stream<Span> spans(String traceId) throws IOException {
        return backend.traces().find(traceId).map(Trace::spans).stream().flatMap(List::stream);
    }

    private static List<String> groups(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().map(match -> match.group(group)).toList();
    }

    private static String bash(String commands) throws IOException {
        String here = commands.replace("http://127.0.0.1:8081", trio.address("service-a").toString())
                .replace(".run/logs", trio.logs().toString()).replace("me@", UUID.randomUUID() + "@");
        Process bash = new ProcessBuilder("bash", "-euc", here).redirectErrorStream(true).start();
        return new String(bash.getInputStream().readAllBytes());
    }
}
