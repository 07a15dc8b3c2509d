package org.acme.trio.otlp;

import java.time.Duration;

/**
 * How much may wait, and how much is sent at once.
 *
 * @param items how many items wait at the most
 * @param bytes how many bytes of export requests wait at the most
 * @param batchItems how many items an export request has at the most
 * @param batchBytes its largest size before compression
 * @param delay how long an item waits for a batch to be full, unless an export request is under way
 */
record DeliveryLimits(int items, long bytes, int batchItems, int batchBytes, Duration delay) {
}
