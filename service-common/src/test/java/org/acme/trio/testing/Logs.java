package org.acme.trio.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The log records that the service has written. */
@Singleton
public class Logs {

    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord record) {
            record.copyAll();
            records.add(record);
        }
    };

    void start(@Observes StartupEvent event) {
        Logger.getLogger("").addHandler(handler);
    }

    void stop(@Observes ShutdownEvent event) {
        Logger.getLogger("").removeHandler(handler);
    }

    /** All of them, oldest first. */
    public List<ExtLogRecord> all() {
        return List.copyOf(records);
    }

    /** Those of a trace. */
    public List<ExtLogRecord> of(String traceId) {
        return records.stream().filter(record -> traceId.equals(record.getMdc("traceId"))).toList();
    }

    /** The access lines of a trace. */
    public List<ExtLogRecord> accessLines(String traceId) {
        return of(traceId).stream().filter(Logs::isAccessLine).toList();
    }

    public static boolean isAccessLine(LogRecord record) {
        return record.getLoggerName().equals("org.acme.trio.access");
    }
}
