package org.acme.trio.work;

/**
 * What a simple endpoint answers.
 *
 * @param path the endpoint
 * @param service the {@code service.name} of who answered
 * @param message what was done, for a reader
 */
record Reply(String path, String service, String message) {
}
