package org.acme.trio.servicea.accounts;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.acme.trio.problem.AllowedMethods;

/** The paths that take POST. */
@Singleton
class PostPaths implements AllowedMethods {

    private static final Set<String> PATHS = Set.of("/signup", "/login");

    @Override
    public Optional<String> of(String path) {
        return PATHS.contains(path.replaceFirst("/$", "")) ? Optional.of("POST, OPTIONS") : Optional.empty();
    }
}
