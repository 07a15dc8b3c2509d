package org.acme.trio.bench;

/**
 * What one round gave of a variant.
 *
 * @param closed what the closed loop got
 * @param cpu milliseconds of all three services for one request in the closed loop
 * @param fixed what was got at the fixed rate
 * @param fixedCpu milliseconds of all three services for one request at the fixed rate
 * @param logBytes for one request
 * @param exportBytes of export requests for one request
 */
record Measurement(Load.Result closed, ThreadTimes cpu, Load.Result fixed, ThreadTimes fixedCpu, double logBytes,
        double exportBytes) {
}
