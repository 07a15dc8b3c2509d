package org.acme.trio.load;

import java.net.URI;

/**
 * One service of the stack.
 *
 * @param name the value of the resource attribute {@code service.name}, such as {@code service-a}
 * @param base scheme, host and port, without a path
 */
record Service(String name, URI base) {

    /** {@return what follows the last hyphen of the name, as routes have it} */
    String shortName() {
        return name.substring(name.lastIndexOf('-') + 1);
    }
}
