package org.acme.trio.otlp;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/** Adds each log record to its delivery. */
final class LogDelivery implements LogRecordProcessor {

    private final Delivery<ReadWriteLogRecord> delivery;

    LogDelivery(Delivery<ReadWriteLogRecord> delivery) {
        this.delivery = delivery;
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {
        delivery.add(record);
    }

    @Override
    public CompletableResultCode forceFlush() {
        return delivery.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return delivery.shutdown();
    }
}
