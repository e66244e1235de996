package io.vioscope.inventory.placement;

import io.vioscope.inventory.Reconciler;
import io.vioscope.inventory.placement.Arrival.Way;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.StatusChanged;
import io.vioscope.model.Migration;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fold from facts to stays, under way. For one thread, used once. */
final class Fold {
    private static final String HOST = Reconciler.RELATION + RelationType.HOSTED_ON.word();

    private final Map<Instant, StatusChanged> statuses = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable Stay open;
    private @Nullable Gap unread;
    private @Nullable Gap missing;
    private @Nullable Instant last;
    private String name = "";

    Fold(List<Dated> facts) {
        facts.forEach(dated -> {
            if (dated.fact() instanceof StatusChanged changed) {
                statuses.put(dated.at(), changed);
            }
        });
    }

    void take(Dated dated) {
        var at = dated.at();
        if (!(dated.fact() instanceof Fact.SourceChanged f && f.to() != SourceStatus.FRESH)) {
            last = at;
        }
        if (dated.fact() instanceof Fact.EntityAdded f) {
            added(at, f);
        } else if (dated.fact() instanceof Fact.ServerMoved f) {
            name = f.name();
            go(at, f.from(), f.to(), Way.MOVED, f.by());
        } else if (dated.fact() instanceof Fact.EntityChanged f) {
            changed(at, f.changes());
        } else if (dated.fact() instanceof Fact.EntityDeleted f) {
            deleted(at, f);
        } else if (dated.fact() instanceof Fact.EntityMissing) {
            missing = new Gap(at, null, Gap.Why.MISSING, "");
        } else if (dated.fact() instanceof Fact.EntityReappeared) {
            seenAgain(at);
        } else if (dated.fact() instanceof Fact.SourceChanged f && f.source().equals(Placement.TELLER)) {
            source(at, f);
        }
    }

    private void added(Instant at, Fact.EntityAdded f) {
        name = f.entity().name();
        var found = f.appearance() == Fact.Appearance.FOUND_AT_FIRST_SIGHT;
        open = stay(at, host(f.entity()), Moment.noticed(at), found ? Way.FOUND : Way.APPEARED, null);
    }

    private void changed(Instant at, Map<String, Change> changes) {
        var renamed = changes.get(Reconciler.NAME);
        if (renamed != null && renamed.to() != null) {
            name = renamed.to();
        }
        var host = changes.get(HOST);
        if (host != null) {
            var to = key(host.to());
            go(at, key(host.from()), to, to == null ? Way.UNPLACED : Way.PLACED, null);
        }
    }

    private void deleted(Instant at, Fact.EntityDeleted f) {
        name = f.last().name();
        stays.add(left(host(f.last())).ending(Moment.noticed(at), f.sign()));
        open = null;
        seenAgain(at);
    }

    /** The stay that ends; where the record has none, one that began before it. */
    private Stay left(@Nullable EntityKey host) {
        return open != null ? open : new Stay(host, null, new Arrival(Way.NOT_RECORDED, null, null), null, null);
    }

    private void go(Instant at, @Nullable EntityKey from, @Nullable EntityKey to, Way way, @Nullable Migration by) {
        var before = left(from);
        var moment = Moment.of(at, by, before.from());
        stays.add(before.ending(moment, null));
        open = stay(at, to, moment, way, by);
    }

    private Stay stay(Instant at, @Nullable EntityKey host, Moment from, Way way, @Nullable Migration by) {
        return new Stay(host, from, new Arrival(way, by, statuses.get(at)), null, null);
    }

    private void seenAgain(Instant at) {
        if (missing != null) {
            gaps.add(missing.ending(at));
            missing = null;
        }
    }

    private void source(Instant at, Fact.SourceChanged f) {
        if (unread != null) {
            gaps.add(unread.ending(at));
        }
        var why = f.to() == SourceStatus.PARTIAL ? Gap.Why.SOURCE_PARTIAL : Gap.Why.SOURCE_STALE;
        unread = f.to() == SourceStatus.FRESH
                ? null
                : new Gap(at, null, why, f.why() == null ? "" : f.why().detail());
    }

    Placement done() {
        if (missing != null) {
            gaps.add(missing);
        }
        if (unread != null) {
            gaps.add(unread);
        }
        if (open != null) {
            stays.add(open);
        }
        var lived = gaps.stream()
                .filter(this::isOfItsLife)
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .toList();
        return new Placement(name, stays, lived, last);
    }

    private boolean isOfItsLife(Gap gap) {
        return stays.stream()
                .anyMatch(s -> (gap.until() == null || gap.until().isAfter(s.start()))
                        && (s.until() == null || gap.from().isBefore(s.until().noticed())));
    }

    private static @Nullable EntityKey host(Entity server) {
        return server.related(RelationType.HOSTED_ON).orElse(null);
    }

    private static @Nullable EntityKey key(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : EntityKey.parse(text.lines().findFirst().orElseThrow());
    }
}
