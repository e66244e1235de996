package io.vioscope.store;

import io.vertx.core.Future;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.past.Recall;
import io.vioscope.engine.past.Undo;
import io.vioscope.store.PastFacts.Range;
import io.vioscope.store.PastFacts.Raw;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was believed at a moment, out of the recorded facts. Facts are decoded and taken back on worker threads. Every future
 * fails while the database is away.
 */
public final class Past {
    /** How often it is looked whether what happened just now is recorded, each a tenth of a second after the other. */
    private static final int LOOKS = 50;

    private final Database database;
    private final PastFacts facts;

    public Past(Database database) {
        this.database = database;
        this.facts = new PastFacts(database.reader());
    }

    /**
     * What was believed of a cloud at a moment.
     *
     * @param laters states of the cloud from which to go back, the present one among them; the nearest is taken, and all
     *               that no fact since touched is shared with it
     */
    public Future<Recall> at(String cloud, Instant moment, List<CloudState> laters) {
        var newest = laters.stream().mapToLong(CloudState::seq).max().orElse(0);
        return recorded(cloud, newest, LOOKS)
                .compose(range -> range.map(r -> at(r, moment, laters))
                        .orElseGet(() -> Future.succeededFuture(new Recall.Waiting())));
    }

    /** When the last news before a moment was learnt, in any of those clouds, of which the last facts by then are known. */
    public Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
        return facts.newsBefore(upTo, moment);
    }

    /** When the first news after those facts was learnt, in any of those clouds; empty where none was. */
    public Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
        return facts.newsAfter(after);
    }

    /** When that fact was learnt; empty if it is not kept, or not recorded yet. */
    public Future<Optional<Instant>> learntAt(String cloud, long seq) {
        return facts.range(cloud)
                .compose(range ->
                        range.map(r -> facts.between(r.id(), seq - 1, seq)).orElse(Future.succeededFuture(List.of())))
                .map(found -> found.stream().map(Raw::at).findFirst());
    }

    /** What is recorded of the cloud, once that is all up to that fact; empty if that does not come to be. */
    private Future<Optional<Range>> recorded(String cloud, long seq, int looks) {
        return facts.range(cloud).compose(range -> {
            if (looks == 0 || range.filter(r -> r.last() >= seq).isPresent()) {
                return Future.succeededFuture(range.filter(r -> r.last() >= seq));
            }
            return database.later(100, TimeUnit.MILLISECONDS).compose(waited -> recorded(cloud, seq, looks - 1));
        });
    }

    /** The last fact at that moment; empty if it was learnt before all that are kept. */
    private Future<Optional<Long>> place(Range range, Instant moment) {
        return range.first()
                .filter(first -> !first.at().isAfter(moment))
                .map(first -> facts.last(range.id(), moment, first.seq(), range.last())
                        .map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private Future<Recall> at(Range range, Instant moment, List<CloudState> laters) {
        return place(range, moment)
                .compose(seq -> seq.map(last -> back(range, last, laters))
                        .orElseGet(() -> Future.succeededFuture(range.first()
                                .filter(first -> first.seq() > 1)
                                .<Recall>map(first -> new Recall.Lost(first.at()))
                                .orElseGet(() -> new Recall.NotYet(
                                        range.first().map(PastFacts.Mark::at).orElse(null))))));
    }

    private Future<Recall> back(Range range, long seq, List<CloudState> laters) {
        return laters.stream()
                .filter(state -> state.seq() >= seq)
                .min(Comparator.comparing(CloudState::seq))
                .map(later -> back(range.id(), seq, new Undo(later), null, part(range.id(), seq, later.seq())))
                .orElseGet(() -> Future.succeededFuture(new Recall.Waiting()));
    }

    /** Takes a part back while the database is at work on the one before it. */
    private Future<Recall> back(int cloud, long seq, Undo undo, @Nullable Instant oldest, Future<List<Raw>> part) {
        if (undo.seq() == seq) {
            return whole(cloud, seq, undo, oldest);
        }
        return part.compose(raws -> {
            var next = part(cloud, seq, undo.seq() - PastFacts.PART);
            return database.off(() -> take(undo, raws))
                    .compose(reached -> reached == null
                            ? Future.succeededFuture(new Recall.Lost(oldest))
                            : back(cloud, seq, undo, reached, next));
        });
    }

    /** The facts up to a number, as many as a part holds; none where all down to {@code after} were read. */
    private Future<List<Raw>> part(int cloud, long after, long upTo) {
        return upTo <= after
                ? Future.succeededFuture(List.of())
                : facts.between(cloud, Math.max(after, upTo - PastFacts.PART), upTo);
    }

    /** When the last one of the facts was learnt that could be taken back; null where a number is lacking before it. */
    private static @Nullable Instant take(Undo undo, List<Raw> part) {
        Instant reached = null;
        for (var raw : part) {
            if (raw.seq() != undo.seq()) {
                return null;
            }
            undo.take(raw.dated().fact());
            reached = raw.at();
        }
        return reached;
    }

    private Future<Recall> whole(int cloud, long seq, Undo undo, @Nullable Instant oldest) {
        return facts.last(cloud, seq, undo.needs())
                .compose(found -> database.off(
                        () -> undo.state(found.stream().map(Raw::dated).toList())
                                .<Recall>map(Recall.Known::new)
                                .orElseGet(() -> new Recall.Lost(oldest))));
    }
}
