package org.acme.trio.trace.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.StringJoiner;

/**
 * The query of {@code GET /chain}. Values are passed on as they are, so that the service is the one that checks them.
 *
 * @param route the services to call one after another, such as {@code b,c,a}; null for the default route
 * @param mode {@code serial} or {@code parallel}; null for the default
 * @param delay delays by service, such as {@code b:200ms,c:1s}; null for none
 * @param fail answers by service, such as {@code c:503}; null for none
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
            // Commas and colons are allowed in a query, and an address is easier to read with them.
            query.add(name + "=" + URLEncoder.encode(value, UTF_8).replace("%2C", ",").replace("%3A", ":"));
        }
    }
}
