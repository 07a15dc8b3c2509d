package org.acme.trio.trace.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainAnswer.Call;

/** Matches calls with their CLIENT and SERVER spans. Each span belongs to one call at most. */
final class CallSpans {

    private final Trace trace;
    private final Set<String> claimed = new HashSet<>();

    CallSpans(Trace trace) {
        this.trace = trace;
    }

    /** Takes a span, so that it belongs to no other call. */
    void claim(Span span) {
        claimed.add(span.id());
    }

    /**
     * {@return a line for each span that calls lack, those of the peers' own calls included}
     *
     * @param callerServer the SERVER span of the caller, below which its CLIENT spans are; nothing when it is missing itself
     */
    List<String> missing(String caller, Optional<Span> callerServer, List<Call> calls) {
        List<String> missing = new ArrayList<>();
        for (Call call : calls) {
            List<Span> clients = unclaimed(Span.Kind.CLIENT, caller, call)
                    .filter(span -> callerServer.isEmpty() || trace.isBelow(span, callerServer.get()))
                    .toList();
            // A call that was sent again has several CLIENT spans. The one that was answered is the parent of a SERVER span.
            Optional<Span> server = unclaimed(Span.Kind.SERVER, call.service(), call)
                    .filter(span -> trace.parentOf(span).filter(clients::contains).isPresent())
                    .findFirst();
            server.flatMap(trace::parentOf).or(() -> clients.stream().findFirst()).ifPresent(this::claim);
            server.ifPresent(this::claim);
            if (clients.isEmpty()) {
                missing.add("no client span of " + caller + " for its call to " + call.service() + " " + call.path());
            }
            if (server.isEmpty() && call.status().isPresent()) {
                missing.add(withoutServer(caller, call));
            }
            missing.addAll(missing(call.service(), server, call.calls()));
        }
        return missing;
    }

    private String withoutServer(String caller, Call call) {
        String expected = "no server span of " + call.service() + " for " + call.path() + ", called by " + caller;
        return unclaimed(Span.Kind.SERVER, call.service(), call)
                .filter(span -> trace.parentOf(span).isPresent())
                .findFirst()
                .map(span -> expected + "; " + span + " is a child of " + trace.parentOf(span).get())
                .orElse(expected);
    }

    private Stream<Span> unclaimed(Span.Kind kind, String service, Call call) {
        return trace.spans().stream()
                .filter(span -> span.kind() == kind && span.service().equals(service))
                .filter(span -> !claimed.contains(span.id()))
                .filter(span -> span.path().map(call.path()::equals).orElse(true));
    }
}
