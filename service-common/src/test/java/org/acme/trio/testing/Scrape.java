package org.acme.trio.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.stream.Stream;

import io.restassured.response.Response;

/**
 * An answer of {@code /q/metrics}.
 *
 * @param contentType its media type
 * @param lines its samples, without comments
 */
public record Scrape(String contentType, List<String> lines) {

    /** What Prometheus 3 sends, with its default settings. */
    public static final String PROMETHEUS_3 = "application/openmetrics-text;version=1.0.0;q=0.5,"
            + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;q=0.3,"
            + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1";
    /** What Prometheus 2.49 to 2.55 send. */
    public static final String PROMETHEUS_2_53 = "application/openmetrics-text;version=1.0.0;q=0.5,"
            + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
    /** What Prometheus 2.41 to 2.48 send. */
    public static final String PROMETHEUS_2_42 = "application/openmetrics-text; version=1.0.0,"
            + "application/openmetrics-text; version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    public static Scrape now() {
        return as(PROMETHEUS_3);
    }

    /** A scrape by somebody who sends this {@code Accept} header. */
    public static Scrape as(String accept) {
        return at("/q/metrics", accept);
    }

    /** A scrape of another address than the default one. */
    public static Scrape at(String address, String accept) {
        Response answer = given().header("Accept", accept).get(address).then().statusCode(200).extract().response();
        return new Scrape(answer.contentType(),
                answer.asString().lines().filter(line -> !line.startsWith("#")).toList());
    }

    /** The samples of a metric whose labels contain all of {@code labels}, each in the form {@code name="value"}. */
    public List<String> of(String metric, String... labels) {
        return lines.stream().filter(line -> line.startsWith(metric + "{"))
                .filter(line -> Stream.of(labels).allMatch(label -> labelsOf(line).contains("," + label + ","))).toList();
    }

    /** The sum of the values of the samples that fit, 0 if there are none. */
    public double value(String metric, String... labels) {
        return of(metric, labels).stream().map(line -> line.substring(line.indexOf("} ") + 2).split(" ")[0])
                .mapToDouble(Double::parseDouble).sum();
    }

    private static String labelsOf(String line) {
        return "," + line.substring(line.indexOf('{') + 1, line.indexOf("} ")) + ",";
    }
}
