package io.vioscope.engine;

import io.vioscope.alarm.Conditions;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.rca.Findings;
import java.time.Instant;
import java.util.Optional;

/**
 * One cloud at one moment, for readers. Immutable; a new one replaces it whole.
 *
 * @param state what is believed
 * @param sight when it was last seen
 * @param asOf  when the engine last moved
 * @param findings what explains what
 */
public record Snapshot(CloudState state, Sight sight, Instant asOf, Findings findings) {
    /** One of which nothing was diagnosed yet. */
    public Snapshot(CloudState state, Sight sight, Instant asOf) {
        this(state, sight, asOf, Findings.none());
    }

    /**
     * Whether the last report of the entity's source saw it and the source has not fallen silent since: only then may
     * the entity's health be shown as its health now; otherwise it is unknown and was what it was. What is inferred is
     * current if all it was inferred from is.
     */
    public boolean isCurrent(EntityKey key) {
        if (Inference.isInferred(key.kind())) {
            return isBasisCurrent(key.kind())
                    && state.inventory().get(key).filter(e -> !isObserved(e)).isEmpty();
        }
        var heard = sight.sourceOf(key.kind()).filter(s -> state.status(s) != SourceStatus.STALE);
        return heard.isPresent() && sight.isCurrent(key, state.inventory());
    }

    /** Whether every entity of that kind {@linkplain #isCurrent(EntityKey) is current}; so it is where there is none. */
    public boolean isCurrent(Kind kind) {
        if (Inference.isInferred(kind)) {
            return isBasisCurrent(kind) && areObserved(kind);
        }
        return state.inventory().of(kind).isEmpty()
                || sight.sourceOf(kind)
                        .filter(s -> state.status(s) != SourceStatus.STALE && sight.isCurrent(kind, state.inventory()))
                        .isPresent();
    }

    /**
     * Whether what is not said of entities of that kind is not so: its source is fresh and told of all. One that is missing
     * from a list changes nothing about that.
     */
    public boolean sees(Kind kind) {
        if (Inference.isInferred(kind)) {
            return Inference.basis(kind).stream().allMatch(this::sees) && areObserved(kind);
        }
        return sight.sees(kind)
                && sight.sourceOf(kind)
                        .filter(s -> state.status(s) != SourceStatus.STALE)
                        .isPresent();
    }

    /**
     * Whether an alarm still rests on what was last seen: of its entity, and of the further source on whose word alone it was
     * raised, if there is one.
     */
    public boolean isCurrent(AlarmKey alarm) {
        return isCurrent(alarm.entity())
                && Conditions.teller(alarm.condition())
                        .map(source -> isToldNow(alarm.entity(), source))
                        .orElse(true);
    }

    private boolean isBasisCurrent(Kind kind) {
        return Inference.basis(kind).stream().allMatch(this::isCurrent);
    }

    private boolean areObserved(Kind kind) {
        return Inference.observer(kind).isEmpty()
                || state.inventory().of(kind).values().stream().allMatch(this::isObserved);
    }

    /** Whether what a further source has said of it, if it rests on that, was in that source's last report. */
    private boolean isObserved(Entity entity) {
        var observer = Inference.observer(entity.kind());
        return observer.isEmpty()
                || entity.attributes().told(observer.get()).equals(Attributes.none())
                || isToldNow(entity.key(), observer.get());
    }

    private boolean isToldNow(EntityKey key, SourceId source) {
        return state.status(source) != SourceStatus.STALE
                && sight.clock(source)
                        .flatMap(clock -> sight.addedAt(key, source).map(at -> !at.isBefore(clock.lastReportAt())))
                        .orElse(false);
    }

    /** All attributes that may be shown of an entity: what was told, and how the host of a server is. */
    public Attributes attributes(Entity entity) {
        return entity.attributes().plus(HostStatus.of(entity, this));
    }

    /** Who told an attribute: the source it names before its dot, or that of the entity. Empty for what is inferred. */
    public Optional<SourceId> tellerOf(EntityKey key, String attribute) {
        var dot = attribute.indexOf(Attributes.OF_SOURCE);
        return dot < 0
                ? sight.sourceOf(key.kind())
                : Optional.of(attribute.substring(0, dot))
                        .filter(name -> !name.equals(Attributes.INFERRED))
                        .map(SourceId::new);
    }

    /**
     * As of when an attribute was last told, if it was since this server started. What a further source added is as old as
     * its reading, which may be before its last report; what the entity's own source told under its name, as old as the
     * last complete report of it; what is inferred, as old as what it is inferred from.
     */
    public Optional<Instant> toldAt(EntityKey key, String attribute) {
        var teller = tellerOf(key, attribute);
        if (teller.isEmpty() || attribute.indexOf(Attributes.OF_SOURCE) < 0) {
            return sight.seenAt(key, attribute, state.inventory());
        }
        return teller.equals(sight.sourceOf(key.kind()))
                ? teller.flatMap(sight::clock).map(Sight.Clock::lastCompleteAt)
                : teller.flatMap(source -> sight.addedAt(key, source));
    }

    /** When the entity was last seen, if it was since this server started. */
    public Optional<Instant> seenAt(EntityKey key) {
        return sight.seenAt(key, state.inventory());
    }

    /** Before anything is known. */
    public static Snapshot unknown(String cloud) {
        return new Snapshot(CloudState.unknown(cloud), Sight.none(), Instant.EPOCH);
    }
}
