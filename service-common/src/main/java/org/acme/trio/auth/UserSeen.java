package org.acme.trio.auth;

/**
 * Fired for each request with a valid token.
 *
 * @param id the user's id, the subject of the token
 */
public record UserSeen(String id) {
}
