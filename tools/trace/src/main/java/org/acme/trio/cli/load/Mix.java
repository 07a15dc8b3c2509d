package org.acme.trio.cli.load;

import java.util.List;
import java.util.random.RandomGenerator;

import org.acme.trio.cli.http.Service;

/**
 * The traffic: mostly chains of several shapes, all other endpoints, some errors, few slow requests.
 *
 * @param shapes what is requested, and how often
 */
record Mix(List<Shape> shapes) {

    /**
     * A kind of request.
     *
     * @param weight how often it is sent, relative to the others
     * @param endpoint what the summary calls it
     * @param target path and query; {@code {self}}, {@code {first}} and {@code {second}} stand for the letters of the service
     *        that is asked and of its peers, {@code {id}} for a number
     */
    record Shape(int weight, String endpoint, String target) {
    }

    /** A request to be sent. */
    record Shot(Service service, String endpoint, String pathAndQuery) {
    }

    static final Mix STANDARD = new Mix(List.of(
            new Shape(22, "/chain", "/chain"),
            new Shape(12, "/chain", "/chain?mode=parallel"),
            new Shape(12, "/chain", "/chain?route={first},{second}"),
            new Shape(5, "/chain", "/chain?route={first},{second},{self}"),
            new Shape(3, "/chain", "/chain?route={first},{second}&delay={second}:200ms"),
            new Shape(3, "/chain", "/chain?route={first},{second}&fail={second}:503"),
            new Shape(8, "/", "/"),
            new Shape(10, "/items/{id}", "/items/{id}?q=load"),
            new Shape(2, "/items/{id}", "/items/abc"),
            new Shape(6, "/io_task", "/io_task"),
            new Shape(6, "/cpu_task", "/cpu_task"),
            new Shape(2, "/random_sleep", "/random_sleep"),
            new Shape(6, "/random_status", "/random_status"),
            new Shape(3, "/error_test", "/error_test")));

    Shot next(RandomGenerator random, Service service) {
        int ticket = random.nextInt(shapes.stream().mapToInt(Shape::weight).sum());
        for (Shape shape : shapes) {
            ticket -= shape.weight();
            if (ticket < 0) {
                return new Shot(service, shape.endpoint(), filled(shape.target(), random, service));
            }
        }
        throw new AssertionError("a ticket beyond the sum of the weights");
    }

    private static String filled(String target, RandomGenerator random, Service service) {
        return target
                .replace("{self}", service.toString())
                .replace("{first}", service.peers().get(0).toString())
                .replace("{second}", service.peers().get(1).toString())
                .replace("{id}", String.valueOf(random.nextInt(1, 1000)));
    }
}
