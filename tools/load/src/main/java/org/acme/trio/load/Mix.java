package org.acme.trio.load;

import java.util.List;

/** The traffic: mostly chains of several kinds, all other endpoints, some errors that are asked for, few slow requests. */
final class Mix {

    /** Its shares are 100 % together. */
    static final List<RequestType> REQUESTS = List.of(
            new RequestType(22, "/chain", "/chain", 200),
            new RequestType(12, "/chain parallel", "/chain?mode=parallel", 200),
            new RequestType(12, "/chain of two", "/chain?route={first},{second}", 200),
            new RequestType(5, "/chain of three", "/chain?route={first},{second},{self}", 200),
            new RequestType(3, "/chain delayed", "/chain?route={first},{second}&delay={second}:200ms", 200),
            // An error of a peer is a 502 to the caller.
            new RequestType(3, "/chain failing", "/chain?route={first},{second}&fail={second}:503", 502),
            new RequestType(8, "/", "/", 200),
            new RequestType(10, "/items/{id}", "/items/#{randomInt(1,1000)}?q=load", 200),
            new RequestType(2, "/items/{id} refused", "/items/abc", 400),
            new RequestType(6, "/io_task", "/io_task", 200),
            new RequestType(6, "/cpu_task", "/cpu_task", 200),
            new RequestType(2, "/random_sleep", "/random_sleep", 200),
            new RequestType(6, "/random_status", "/random_status", 200, 300, 400, 500),
            new RequestType(3, "/error_test", "/error_test", 500));

    /** One slow service: the last of two peers, whichever service is asked. */
    static final List<RequestType> INCIDENT = List.of(
            new RequestType(100, "/chain slow", "/chain?route={first},{second}&delay={second}:1500ms", 200));

    private Mix() {
    }
}
