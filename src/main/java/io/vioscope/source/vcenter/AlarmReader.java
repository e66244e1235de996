package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.config.VCenterAccess;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.Retrieval.Read;
import io.vioscope.source.vcenter.soap.Soap;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads which alarms are on in one vCenter. Its top folder knows them all, as triggered alarms are propagated up the
 * inventory, so one property of one object is read ({@code ManagedEntity.triggeredAlarmState}). A filter could not wait for
 * it: since vSphere 5.0 a vCenter may not tell that it changes (vSphere Web Services API, {@code ManagedEntity}).
 */
final class AlarmReader {
    private static final String TRIGGERED = "triggeredAlarmState";
    private static final String INFO = "info";

    private final VCenterAccess access;
    private final Http http;
    private final Greeting greeting;
    private final Session session;
    private final Map<Ref, Read> known = new HashMap<>();

    AlarmReader(VCenterAccess access, Http http, InstantSource clock, Logins logins) {
        this.access = access;
        this.http = http;
        var soap = new Soap(http, access.url());
        this.greeting = new Greeting(access, soap, http.limits());
        this.session = new Session(access, soap, http.limits().answer(), clock, logins);
    }

    /** Where the vCenter is. */
    String host() {
        return access.url().getHost();
    }

    /**
     * What one look saw.
     *
     * @param uuid   the instance UUID; null where it has never answered
     * @param alarms those that are on, or why that is not known
     */
    record Seen(@Nullable String uuid, Result<On> alarms) {}

    /**
     * The alarms that are on.
     *
     * @param root where those stand that are of the vCenter itself
     * @param all  the alarms
     * @param told what was read of alarms and virtual machines that they name
     */
    record On(Ref root, List<Triggered> all, Map<Ref, Read> told) {
        /** Of an object that an alarm names; nothing where it could not be read. */
        Map<String, Node> of(Ref object) {
            var read = told.get(object);
            return read == null ? Map.of() : read.values();
        }

        /** What was read of the definition of an alarm ({@code AlarmInfo}). */
        String info(Ref alarm, String name) {
            var info = of(alarm).get(INFO);
            return info == null ? "" : info.text(name);
        }
    }

    /** Looks once. With everything, names are read again too. The future does not fail. */
    Future<Seen> look(Look look, Meter meter) {
        if (look == Look.EVERYTHING) {
            known.clear();
        }
        return greeting.who(meter)
                .compose(result ->
                        result.thenAsync(about -> attempt(about, meter).compose(read -> {
                            if (!session.isLost()) {
                                return Future.succeededFuture(read);
                            }
                            session.abandon(about);
                            known.clear();
                            return attempt(about, meter);
                        })))
                .map(read -> new Seen(greeting.uuid(), read));
    }

    private Future<Result<On>> attempt(About about, Meter meter) {
        var retrieval = new Retrieval(about, session, http.limits());
        return session.open(about, meter)
                .compose(opened -> opened.thenAsync(
                        open -> retrieval.of(about.root().type(), List.of(about.root()), List.of(TRIGGERED), meter)))
                .map(result -> result.then(read -> triggered(read.get(about.root()))))
                .compose(result -> result.thenAsync(all -> named(retrieval, all, meter)
                        .map(named -> named.then(done -> Result.ok(new On(about.root(), all, Map.copyOf(known)))))));
    }

    private Result<List<Triggered>> triggered(@Nullable Read root) {
        var asked = "the alarms of " + access.url();
        if (root == null || root.missing().containsKey(TRIGGERED)) {
            return Result.failed(Failures.of(
                    Cause.FORBIDDEN,
                    asked,
                    "the top of the inventory cannot be seen: the account needs the role Read-only there; alarms: false"
                            + " does without them"));
        }
        var list = root.values().get(TRIGGERED);
        return list == null
                ? Result.ok(List.of())
                : Triggered.of(list)
                        .map(Result::ok)
                        .orElseGet(() -> Result.failed(
                                Failures.of(Cause.WRONG_SHAPE, asked, "an alarm there is of no shape that is known")));
    }

    /** What alarms are called, and which servers the virtual machines are, of those that are not known yet. */
    private Future<Result<Boolean>> named(Retrieval retrieval, List<Triggered> all, Meter meter) {
        var alarms = new HashSet<Ref>();
        var machines = new HashSet<Ref>();
        all.forEach(one -> {
            alarms.add(one.alarm());
            if (one.entity().type().equals(Wanted.MACHINE)) {
                machines.add(one.entity());
            }
        });
        known.keySet().removeIf(ref -> !alarms.contains(ref) && !machines.contains(ref));
        alarms.removeAll(known.keySet());
        machines.removeAll(known.keySet());
        return retrieval
                .of("Alarm", new ArrayList<>(alarms), List.of(INFO), meter)
                .compose(result -> result.thenAsync(read -> {
                    known.putAll(read);
                    return retrieval.of(
                            Wanted.MACHINE, new ArrayList<>(machines), List.of("name", "config.instanceUuid"), meter);
                }))
                .map(result -> result.then(read -> {
                    known.putAll(read);
                    return Result.ok(true);
                }));
    }

    /** Ends the session and lets go of the connections. */
    Future<Void> close() {
        return session.close(greeting.known()).eventually(http::close);
    }
}
