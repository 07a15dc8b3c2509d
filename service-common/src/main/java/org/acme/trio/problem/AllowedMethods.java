package org.acme.trio.problem;

import java.util.Optional;

/** A bean of a service that has endpoints with other methods than GET. */
public interface AllowedMethods {

    /**
     * The {@code Allow} header of a 405.
     *
     * @param path the path of the request, from its first slash on
     * @return absent for a path with GET only
     */
    Optional<String> of(String path);
}
