package org.acme.trio.otlp;

import java.time.Duration;

/**
 * The bounds of a delivery.
 *
 * @param items the most items that wait
 * @param bytes the size of export requests at which no further one is made
 * @param batchItems the most items of an export request
 * @param batchBytes the size of the largest export request, before compression
 * @param delay how long an item waits for a full batch; longer while an export request is in flight
 */
record DeliveryLimits(int items, long bytes, int batchItems, int batchBytes, Duration delay) {
}
