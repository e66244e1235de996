package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import io.vioscope.web.page.StateChart;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Days;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.StateDay;
import io.vioscope.web.view.StateDay.Stretch;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Finds out how an entity was through the last 24 hours. The future never fails: where that cannot be told it says why. */
record EntityDay(FactLog log, Days days) {
    Future<StateChart.Model> of(World world, CloudView cloud, EntityKey key) {
        var teller = cloud.sourceOf(key.kind());
        if (teller.isEmpty() && !Inference.isInferred(key.kind())) {
            return Future.succeededFuture(StateChart.unknown(Words.of("state.no-source-has-reported")));
        }
        var now = now(world, cloud);
        var life = log.life(
                cloud.name(),
                key,
                teller.map(SourceId::name).orElse(""),
                world.isPast() ? cloud.seq() : Long.MAX_VALUE);
        var unknown = world.isPast() ? null : unknown(cloud, cloud.get(key).orElseThrow());
        var recorded = days.recorded(world, now);
        return Future.all(life, recorded)
                .map(both -> StateDay.of(life.result(), now, recorded.result(), unknown).stream()
                        .map(stretch -> world.isPast() ? doubted(stretch) : stretch)
                        .toList())
                .map(stretches -> StateChart.of(stretches, now))
                .otherwise(StateChart.unknown(Words.of("state.database-cannot-be-read")));
    }

    /** As on the rest of a page of the past, nothing is shown as good. */
    private static Stretch doubted(Stretch stretch) {
        return stretch.word().equals(Mark.OK.word())
                ? new Stretch(stretch.from(), stretch.to(), Mark.UNKNOWN.word())
                : stretch;
    }

    /** The minute of what is shown, so that the picture moves only when what is shown does. */
    private static Instant now(World world, CloudView cloud) {
        var then = world.then();
        return then == null ? cloud.snapshot().asOf().truncatedTo(ChronoUnit.MINUTES) : then.at();
    }

    private @Nullable Instant unknown(CloudView cloud, Seen seen) {
        return seen.current()
                ? null
                : cloud.snapshot().seenAt(seen.entity().key()).orElse(days.since());
    }
}
