package org.acme.trio.chain;

import java.io.IOException;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.http.HttpClosedException;

/**
 * What the failure of a call says about the neighbour. This is the one place that decides it:
 *
 * <table>
 * <caption>failures</caption>
 * <tr>
 * <th>failure</th>
 * <th>tried again</th>
 * <th>counts for the circuit breaker</th>
 * </tr>
 * <tr>
 * <td>no connection, or one that broke</td>
 * <td>yes</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>no answer in time</td>
 * <td>no</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>a success that is not the answer of a chain</td>
 * <td>no</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>5xx that names no hop</td>
 * <td>no</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>5xx that names a hop: it speaks of a service behind the neighbour</td>
 * <td>no</td>
 * <td>no</td>
 * </tr>
 * <tr>
 * <td>3xx, 4xx: it speaks of the request</td>
 * <td>no</td>
 * <td>no</td>
 * </tr>
 * </table>
 *
 * A failure that does not count is a sign of life: to a circuit breaker it is as good as a success.
 */
final class Failure {

    private Failure() {
    }

    /** How the call ended; never {@link Outcome#SUCCESS}. */
    static Outcome outcome(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Outcome.TIMEOUT;
        }
        if (failure instanceof CircuitBreakerOpenException) {
            return Outcome.REJECTED;
        }
        return isTriedAgain(failure) ? Outcome.UNREACHABLE : Outcome.ERROR;
    }

    /** Whether no connection came about, or it broke before there was a whole answer. */
    static boolean isTriedAgain(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof HttpClosedException || e instanceof IOException && !(e instanceof JacksonException)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it says that the neighbour itself is unwell. */
    static boolean counts(Throwable failure) {
        return !(failure instanceof ErrorAnswerException answer)
                || !answer.namesAHop() && (answer.status() < 300 || answer.status() >= 500);
    }
}
