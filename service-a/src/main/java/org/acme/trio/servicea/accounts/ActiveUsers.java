package org.acme.trio.servicea.accounts;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.acme.trio.auth.UserSeen;

/** The users who have sent this instance a request with their token within five minutes. */
@Singleton
class ActiveUsers {

    private static final long WINDOW = Duration.ofMinutes(5).toNanos();

    /** The time of the last request by user, the oldest first. */
    private final Map<String, Long> seen;

    @Inject
    ActiveUsers(AccountsConfig config) {
        this(config.maxActiveUsers());
    }

    ActiveUsers(int max) {
        seen = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > max;
            }
        };
    }

    void see(@Observes UserSeen user) {
        see(user.id(), System.nanoTime());
    }

    synchronized void see(String user, long now) {
        seen.put(user, now);
    }

    /** Never more than {@code trio.accounts.max-active-users}: those seen last are counted. */
    int count() {
        return count(System.nanoTime());
    }

    synchronized int count(long now) {
        Iterator<Long> times = seen.values().iterator();
        while (times.hasNext() && now - times.next() > WINDOW) {
            times.remove();
        }
        return seen.size();
    }
}
