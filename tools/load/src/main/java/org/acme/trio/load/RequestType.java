package org.acme.trio.load;

import java.util.List;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;

/**
 * A kind of request.
 *
 * @param percent its share of all requests
 * @param name what the report calls it
 * @param target path and query; {@code {self}}, {@code {first}} and {@code {second}} stand for the short names of the service
 *        that is asked and of two others; Gatling's expressions are evaluated for each request
 * @param statuses what the answer may be: any other status is a failure
 */
record RequestType(double percent, String name, String target, List<Integer> statuses) {

    RequestType(double percent, String name, String target, Integer... statuses) {
        this(percent, name, target, List.of(statuses));
    }

    /** {@return the address that is asked, with the names filled in} */
    String url(HttpTarget service, Services services) {
        List<HttpTarget> others = services.peersOf(service);
        return service.base() + target
                .replace("{self}", Services.shortName(service))
                .replace("{first}", Services.shortName(others.get(0)))
                .replace("{second}", Services.shortName(others.get(1)));
    }
}
