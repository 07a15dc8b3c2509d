package org.acme.trio.trace.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.StringJoiner;

/**
 * The parameters of {@code GET /chain}. They are not checked here: that is the service's task. A parameter that is null is not
 * sent, and the service takes its default.
 *
 * @param route the short names of the services to call one after another, such as {@code b,c,a}
 * @param mode {@code serial} or {@code parallel}
 * @param delay delays by hop, such as {@code b:200ms,c:1s}
 * @param fail error statuses by hop, such as {@code c:503}
 */
public record ChainRequest(String route, String mode, String delay, String fail) {

    /** The request without parameters. */
    public static final ChainRequest DEFAULT = new ChainRequest(null, null, null, null);

    /** {@return {@code /chain} with the query} */
    public String pathAndQuery() {
        StringJoiner query = new StringJoiner("&", "/chain?", "").setEmptyValue("/chain");
        add(query, "route", route);
        add(query, "mode", mode);
        add(query, "delay", delay);
        add(query, "fail", fail);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (value != null) {
            // RFC 3986 allows commas and colons in a query, and they are easier to read.
            query.add(name + "=" + URLEncoder.encode(value, UTF_8).replace("%2C", ",").replace("%3A", ":"));
        }
    }
}
