package org.acme.trio.trace;

import java.net.URI;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Service;
import org.acme.trio.trace.terminal.Text;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the services are. Each address is an environment variable and an option; the option wins. Ports are on 127.0.0.1. */
class ServiceAddresses {

    @Option(names = "--service-a-port", paramLabel = "SERVICE_A_PORT", converter = Port.class, defaultValue = "${env:SERVICE_A_PORT:-8081}", description = "Port of service-a (${DEFAULT-VALUE}).")
    private int serviceA;

    @Option(names = "--service-b-port", paramLabel = "SERVICE_B_PORT", converter = Port.class, defaultValue = "${env:SERVICE_B_PORT:-8082}", description = "Port of service-b (${DEFAULT-VALUE}).")
    private int serviceB;

    @Option(names = "--service-c-port", paramLabel = "SERVICE_C_PORT", converter = Port.class, defaultValue = "${env:SERVICE_C_PORT:-8083}", description = "Port of service-c (${DEFAULT-VALUE}).")
    private int serviceC;

    HttpTarget service(Service service) {
        int port = switch (service) {
            case A -> serviceA;
            case B -> serviceB;
            case C -> serviceC;
        };
        return new HttpTarget(service.serviceName(), onLoopback(port));
    }

    static URI onLoopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A TCP port. */
    static final class Port implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
                throw new TypeConversionException("'" + Text.printable(value) + "' is not a port (1 to 65535)");
            }
            return Integer.valueOf(value);
        }
    }
}
