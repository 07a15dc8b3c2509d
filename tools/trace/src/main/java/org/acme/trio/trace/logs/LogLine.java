package org.acme.trio.trace.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * A log line that was written within a trace.
 *
 * @param service the service that wrote it
 * @param exception type and message of the exception that was logged with it
 */
public record LogLine(Instant time, String level, String service, String message, Optional<String> exception) {
}
