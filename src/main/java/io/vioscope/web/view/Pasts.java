package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.past.Recall;
import io.vioscope.inventory.Sight;
import io.vioscope.web.view.PastAnswer.Found;
import io.vioscope.web.view.PastAnswer.Refused;
import io.vioscope.words.Said;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The worlds of the past that were asked for last, so that whoever looks around in one waits once. They share with the present
 * what has not changed since. A moment that is asked for by many is worked out once; of different moments few at a time, and
 * who comes then is asked to come again. For any thread.
 */
public final class Pasts {
    /** How many are kept. */
    static final int KEPT = 8;

    /** How many entities all that are kept may have; the newest is kept whatever it has. */
    static final int MOST_ENTITIES = 2_000_000;

    /** How many moments are worked out at a time. */
    static final int AT_A_TIME = 2;

    private final Archive archive;
    private final InstantSource clock;
    private final Map<Instant, World> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Instant, Future<PastAnswer>> underWay = new LinkedHashMap<>();

    /** None is known yet. */
    public Pasts(Archive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * The world of a moment.
     *
     * @param text    names the moment, as {@link MomentText} has it
     * @param cloud   whose fact it is, where a number names it; empty for the only cloud
     * @param present the world as it is now
     */
    public Future<PastAnswer> world(String text, String cloud, World present) {
        var now = clock.instant();
        var fact = MomentText.fact(text);
        if (fact.isPresent()) {
            return ofFact(fact.get(), cloud, present).otherwise(away());
        }
        return MomentText.read(text, now)
                .map(at -> at.isAfter(now) ? Future.<PastAnswer>succeededFuture(future(at, now)) : of(at, present))
                .orElseGet(() -> Future.succeededFuture(bad(Said.of("past.right"))));
    }

    private Future<PastAnswer> ofFact(long seq, String cloud, World present) {
        var clouds = present.clouds().stream()
                .map(CloudView::name)
                .filter(name -> cloud.isEmpty() || cloud.equals(name))
                .toList();
        if (clouds.size() != 1) {
            return Future.succeededFuture(bad(Said.of("past.facts-are-numbered-by-cloud")));
        }
        return archive.learntAt(clouds.get(0), seq)
                .compose(at -> at.map(moment -> of(moment, present))
                        .orElseGet(() -> Future.succeededFuture(new Refused(
                                404,
                                "no-such-fact",
                                Said.of("past.no-such-fact-is-recorded"),
                                Said.of("past.no-fact-of-number-is", seq, clouds.get(0)),
                                false))));
    }

    private static Refused bad(Said right) {
        return new Refused(400, "bad-moment", Said.of("past.no-such-moment"), Said.of("past.at", right), false);
    }

    private static Refused future(Instant at, Instant now) {
        return new Refused(
                400,
                "future",
                Said.of("past.not-yet"),
                Said.of("past.at-is-still-to-come", Texts.utc(at), Texts.utc(now)),
                false);
    }

    private static Refused away() {
        return new Refused(
                503,
                "fact-log-away",
                Said.of("past.facts-cannot-be-read"),
                Said.of("past.database-is-away-so-that"),
                true);
    }

    private synchronized Future<PastAnswer> of(Instant at, World present) {
        var known = kept.get(at);
        if (known != null) {
            return steps(at, told(at, known, present));
        }
        var waited = underWay.get(at);
        if (waited != null) {
            return waited;
        }
        if (underWay.size() >= AT_A_TIME) {
            return Future.succeededFuture(new Refused(
                    503,
                    "busy",
                    Said.of("past.others-look-at-past-just"),
                    Said.of("past.other-moments-of-past-are"),
                    true));
        }
        var answer = work(at, present).otherwise(away());
        underWay.put(at, answer);
        answer.onComplete(done -> arrived(at));
        return answer;
    }

    /** Which source covers what is known of the present alone, and right after a start not even there. */
    private World told(Instant at, World known, World present) {
        var isSame = present.clouds().stream()
                .allMatch(c -> known.cloud(c.name())
                        .filter(then -> then.tellers().equals(c.tellers()))
                        .isPresent());
        if (isSame) {
            return known;
        }
        var clouds = present.clouds().stream()
                .flatMap(c -> known.cloud(c.name()).map(then -> c.past(then.snapshot())).stream())
                .toList();
        var world = new World(clouds, null, 0, known.then());
        kept.put(at, world);
        return world;
    }

    private synchronized void arrived(Instant at) {
        underWay.remove(at);
    }

    /** What was the last news may have changed since the world was kept. */
    private Future<PastAnswer> steps(Instant at, World world) {
        var seqs = world.clouds().stream().collect(Collectors.toMap(CloudView::name, CloudView::seq));
        return Future.all(archive.newsBefore(seqs, at), archive.newsAfter(seqs))
                .map(found -> world.at(new Then(at, found.resultAt(0), found.resultAt(1))))
                .<PastAnswer>map(Found::new)
                .otherwise(away());
    }

    private Future<PastAnswer> work(Instant at, World present) {
        Future<List<Recall>> all = Future.succeededFuture(new ArrayList<>());
        for (var cloud : present.clouds()) {
            all = all.compose(
                    before -> archive.at(cloud.name(), at, laters(cloud)).map(recall -> {
                        before.add(recall);
                        return before;
                    }));
        }
        return all.compose(recalls -> refusal(at, present, recalls)
                .map(Future::<PastAnswer>succeededFuture)
                .orElseGet(() -> steps(at, keep(at, present, recalls))));
    }

    private synchronized List<CloudState> laters(CloudView cloud) {
        return Stream.concat(Stream.of(cloud), kept.values().stream().flatMap(w -> w.cloud(cloud.name()).stream()))
                .map(view -> view.snapshot().state())
                .toList();
    }

    private static Optional<PastAnswer> refusal(Instant at, World present, List<Recall> recalls) {
        for (var i = 0; i < recalls.size(); i++) {
            var cloud = present.clouds().get(i).name();
            var refused = recalls.get(i)
                    .match(
                            known -> Optional.<PastAnswer>empty(),
                            notYet -> Optional.<PastAnswer>empty(),
                            lost -> Optional.of(lost(cloud, at, lost)),
                            waiting -> Optional.of(waiting(cloud)));
            if (refused.isPresent()) {
                return refused;
            }
        }
        return recalls.stream().allMatch(Recall.NotYet.class::isInstance)
                ? Optional.of(notYet(at, recalls))
                : Optional.empty();
    }

    private static PastAnswer lost(String cloud, Instant at, Recall.Lost lost) {
        var since = lost.since();
        return new Refused(
                410,
                "not-kept",
                Said.of("past.not-kept-any-more"),
                since == null
                        ? Said.of("past.not-all-facts-that-tell", cloud, Texts.utc(at))
                        : Said.of("past.not-all-facts-that-tell-from", cloud, Texts.utc(at), Texts.utc(since)),
                false);
    }

    private static PastAnswer waiting(String cloud) {
        return new Refused(
                503,
                "not-recorded",
                Said.of("past.not-recorded-yet"),
                Said.of("past.not-all-that-was-learnt", cloud),
                true);
    }

    private static PastAnswer notYet(Instant at, List<Recall> recalls) {
        var since = recalls.stream()
                .flatMap(r -> Stream.ofNullable(((Recall.NotYet) r).since()))
                .min(Instant::compareTo);
        return new Refused(
                404,
                "before-the-record",
                Said.of("past.before-record-begins"),
                Said.of(
                        "past.nothing-is-recorded-of",
                        Texts.utc(at),
                        since.map(first -> Said.of("past.record-begins-at", Texts.utc(first)))
                                .orElse(Said.of("past.nothing-is-recorded-at-all"))),
                false);
    }

    private synchronized World keep(Instant at, World present, List<Recall> recalls) {
        var clouds = new ArrayList<CloudView>();
        for (var i = 0; i < recalls.size(); i++) {
            var now = present.clouds().get(i);
            Function<Recall, CloudState> unknown = none -> CloudState.unknown(now.name());
            var state = recalls.get(i).match(Recall.Known::state, unknown::apply, unknown::apply, unknown::apply);
            clouds.add(now.past(new Snapshot(state, Sight.none(), at)));
        }
        var world = new World(clouds, null, 0, new Then(at, Optional.empty(), Optional.empty()));
        kept.put(at, world);
        trim();
        return world;
    }

    /** The one that was looked at longest ago goes first. */
    private void trim() {
        while (kept.size() > 1 && (kept.size() > KEPT || entities() > MOST_ENTITIES)) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private int entities() {
        return kept.values().stream()
                .flatMap(w -> w.clouds().stream())
                .mapToInt(c -> c.snapshot().state().inventory().size())
                .sum();
    }
}
