package org.acme.trio.servicea.accounts;

import java.util.UUID;

/** A user as the API shows one. */
record User(UUID id, String email) {
}
