package io.vioscope.web.api;

import io.vioscope.engine.Explained;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Alarm;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ReadFailure;
import io.vioscope.web.api.Json.EntityJson;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.api.Json.Page;
import io.vioscope.web.api.Json.SourceJson;
import io.vioscope.web.api.Json.Tie;
import io.vioscope.web.api.Json.Told;
import io.vioscope.web.api.Json.Why;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Tied;
import io.vioscope.web.view.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From what is believed to what leaves as JSON. */
final class Shapes {
    private Shapes() {}

    static Page page(List<CloudView> read, List<?> items, @Nullable Object next) {
        var freshness = read.stream()
                .flatMap(c -> c.sources().stream().map(s -> freshness(c, s)))
                .toList();
        var asOf = read.stream()
                .map(c -> c.snapshot().asOf())
                .filter(at -> at.isAfter(Instant.EPOCH))
                .min(Instant::compareTo)
                .map(Texts::rfc3339)
                .orElse(null);
        return new Page(items, next, read.size() == 1 ? read.get(0).seq() : null, asOf, freshness);
    }

    private static Freshness freshness(CloudView cloud, SourceView source) {
        return new Freshness(
                cloud.name(),
                source.id().name(),
                source.word(),
                source.clock().map(c -> time(c.lastCompleteAt())).orElse(null),
                cloud.seq());
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : Texts.rfc3339(at);
    }

    /** An entity with its own ties. */
    static EntityJson entity(World world, Seen row) {
        var cloud = world.cloud(row.cloud()).orElseThrow();
        var ties = new ArrayList<Tie>();
        row.entity().relations().forEach(r -> {
            var name = cloud.get(r.to()).map(Seen::label).orElse(null);
            ties.add(new Tie(r.type().word(), "forward", r.to().kind().word(), r.to().id(), name));
        });
        return entity(cloud, row, ties);
    }

    /** An entity with its ties both ways. */
    static EntityJson whole(CloudView cloud, Seen row, World world) {
        var ties = new ArrayList<>(entity(world, row).relations());
        for (Tied tied : cloud.tiedTo(row.entity().key())) {
            var key = tied.row().entity().key();
            ties.add(new Tie(
                    tied.type().word(),
                    "backward",
                    key.kind().word(),
                    key.id(),
                    tied.row().label()));
        }
        return entity(cloud, row, ties);
    }

    private static EntityJson entity(CloudView cloud, Seen row, List<Tie> ties) {
        var entity = row.entity();
        var status = entity.status();
        return new EntityJson(
                cloud.name(),
                entity.kind().word(),
                entity.id(),
                entity.name(),
                row.mark().word(),
                row.current(),
                new Told(status.word(), status.health().word(), status.admin().word()),
                cloud.snapshot().seenAt(entity.key()).map(Texts::rfc3339).orElse(null),
                cloud.snapshot().attributes(entity).toMap(),
                ties);
    }

    static Json.AlarmJson alarm(CloudView cloud, Alarm alarm) {
        var key = alarm.key().entity();
        var seen = cloud.get(key);
        return new Json.AlarmJson(
                cloud.name(),
                alarm.number(),
                alarm.key().condition(),
                alarm.severity().word(),
                alarm.text(),
                Texts.rfc3339(alarm.raisedAt()),
                key.kind().word(),
                key.id(),
                seen.map(Seen::label).orElse(null),
                seen.filter(Seen::current).isPresent(),
                Explained.by(cloud.snapshot(), alarm.key()).map(Problem::number).orElse(null),
                alarm.maintenance());
    }

    static SourceJson source(SourceView source) {
        var clock = source.clock().orElse(null);
        return new SourceJson(
                source.cloud(),
                source.id().name(),
                source.word(),
                source.state().map(s -> time(s.since())).orElse(null),
                clock == null ? null : time(clock.lastReportAt()),
                clock == null ? null : time(clock.lastCompleteAt()),
                clock == null ? null : clock.took().toMillis() / 1000.0,
                clock == null ? null : clock.cost().requests(),
                clock == null ? null : clock.cost().bytes(),
                source.kinds().stream().map(Kind::word).toList(),
                source.adds().stream().map(Kind::word).toList(),
                clock == null ? 0 : clock.reports(),
                clock == null ? 0 : clock.failures(),
                clock == null ? Map.of() : unseen(clock.last(), source),
                clock == null || clock.aside().skew() == null
                        ? null
                        : clock.aside().skew().toSeconds(),
                clock == null ? Map.of() : latency(clock.aside()),
                source.listedAt().map(Texts::rfc3339).orElse(null),
                clock == null ? null : budget(clock.aside().spending()),
                clock == null ? List.of() : clock.aside().notes());
    }

    private static Json.@Nullable BudgetJson budget(Aside.@Nullable Spending spending) {
        return spending == null
                ? null
                : new Json.BudgetJson(
                        spending.perMinute(),
                        spending.taken(),
                        spending.waited().toMillis() / 1000.0);
    }

    private static Map<String, Double> latency(Aside aside) {
        var seconds = new TreeMap<String, Double>();
        aside.latency().forEach((key, took) -> seconds.put(key.toString(), took.toMillis() / 1000.0));
        return seconds;
    }

    private static Map<String, Why> unseen(Completeness last, SourceView source) {
        return last.match(
                all -> silent(source),
                some -> {
                    var unseen = new TreeMap<String, Why>();
                    some.unseen().forEach((kind, why) -> unseen.put(kind.word(), why(why)));
                    return unseen;
                },
                none -> everything(source, none.why()));
    }

    private static Map<String, Why> silent(SourceView source) {
        var why = source.state().map(s -> s.why()).orElse(null);
        return why == null ? Map.of() : everything(source, why);
    }

    private static Map<String, Why> everything(SourceView source, ReadFailure why) {
        var unseen = new TreeMap<String, Why>();
        source.kinds().forEach(kind -> unseen.put(kind.word(), why(why)));
        if (source.kinds().isEmpty()) {
            source.adds().forEach(kind -> unseen.put(kind.word(), why(why)));
        }
        return unseen;
    }

    private static Why why(ReadFailure why) {
        return new Why(why.cause().word(), why.detail());
    }
}
