package org.acme.trio.chain;

import java.util.List;
import java.util.Optional;

import org.acme.trio.config.Peer;

/**
 * A checked {@code /chain} request.
 *
 * @param route the services to call; absent for the default calls, empty for the last hop of a route
 * @param mode how the calls are made
 * @param faults what goes wrong on the way
 */
record ChainPlan(Optional<List<Peer>> route, Mode mode, Faults faults) {
}
