package org.acme.trio.servicea.accounts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.acme.trio.auth.Anonymous;

import io.smallrye.mutiny.Uni;

/** The public keys of the tokens (RFC 7517). */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
class KeysResource {

    private final SigningKeys keys;

    KeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Anonymous
    public Uni<String> keys() {
        return Uni.createFrom().item(keys.publicKeys());
    }
}
