package org.acme.trio.servicea.accounts;

import java.util.UUID;

import jakarta.inject.Singleton;

import org.acme.trio.telemetry.RequestUser;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.MDC;

/**
 * Writes one line for each event of an account, with its name in the field {@code event.name} and, where somebody is
 * known to be the user, with {@code user.id}. A line is in the trace of its request.
 */
@Singleton
class AuditLog {

    private static final Logger LOG = Logger.getLogger("org.acme.trio.audit");
    private static final String EVENT = "event.name";

    void signup(UUID user) {
        write(Level.INFO, "signup", user);
    }

    void login(UUID user) {
        write(Level.INFO, "login", user);
    }

    void loginFailed() {
        write(Level.WARN, "login_failed", null);
    }

    /** A login of an account that is locked. */
    void locked() {
        write(Level.WARN, "locked", null);
    }

    private static void write(Level level, String event, UUID user) {
        MDC.put(EVENT, event);
        if (user != null) {
            MDC.put(RequestUser.ATTRIBUTE, user.toString());
        }
        LOG.log(level, event);
        MDC.remove(EVENT);
        MDC.remove(RequestUser.ATTRIBUTE);
    }
}
