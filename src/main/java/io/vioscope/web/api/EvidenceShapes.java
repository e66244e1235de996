package io.vioscope.web.api;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Kind;
import io.vioscope.model.Rejected;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Settling;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of why something is held to be the cause. */
final class EvidenceShapes {
    private EvidenceShapes() {}

    /** Somebody who shows a symptom; name, health and current are as they are at the moment that is shown, null where it is not known then. */
    record ExampleJson(
            String kind,
            String id,
            @Nullable String name,
            @Nullable String health,
            @Nullable Boolean current) {}

    /** What one rule found: bad show the symptom, ok are seen not to, unknown cannot be seen; means says what that says of the cause. */
    record FoundJson(
            String symptom, String standing, String means, int bad, int ok, int unknown, List<ExampleJson> examples) {}

    /** Another cause, and why it is not believed; worse in tenths of a nat. */
    record OtherJson(
            String kind, String id, @Nullable String name, String problem, String why, String means, int worse) {}

    /**
     * Why a problem is held to be the cause; of one that is over why it was last.
     *
     * @param certainty in per cent
     * @param tied      whether another cause is as good
     * @param items     what each rule found, all of it or that of the standing that was asked for
     * @param rejected  other causes
     * @param faults    what may be wrong with the cause
     * @param unseen    kinds that could not be seen
     * @param settledBy sources that would tell more
     */
    record EvidencePage(
            String cloud,
            long number,
            String problem,
            boolean open,
            int certainty,
            boolean tied,
            List<?> items,
            List<OtherJson> rejected,
            List<String> faults,
            List<String> unseen,
            List<String> settledBy,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    static EvidencePage of(ProblemLife life, Optional<Evidence.Standing> standing) {
        var cloud = life.cloud();
        var verdict = life.problem().verdict();
        var items = verdict.evidence().stream()
                .filter(e -> standing.isEmpty() || standing.get() == e.standing())
                .map(e -> found(cloud, e))
                .toList();
        var page = Shapes.page(List.of(cloud), items, null);
        return new EvidencePage(
                cloud.name(),
                life.problem().number(),
                life.problem().key().name(),
                life.isOpen(),
                verdict.certainty(),
                verdict.isTied(),
                page.items(),
                verdict.rejected().stream().map(other -> other(cloud, other)).toList(),
                verdict.faults(),
                verdict.unseen().stream().map(Kind::word).toList(),
                Settling.by(cloud, verdict),
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    private static FoundJson found(CloudView cloud, Evidence e) {
        return new FoundJson(
                e.symptom(),
                e.standing().word(),
                Words.inEnglish(() -> ProblemWords.standing(e.standing())),
                e.bad(),
                e.ok(),
                e.unknown(),
                e.examples().stream().map(key -> example(cloud, key)).toList());
    }

    private static ExampleJson example(CloudView cloud, EntityKey key) {
        var seen = cloud.get(key);
        return new ExampleJson(
                key.kind().word(),
                key.id(),
                seen.map(Seen::label).orElse(null),
                seen.map(row -> row.mark().word()).orElse(null),
                seen.map(Seen::current).orElse(null));
    }

    private static OtherJson other(CloudView cloud, Rejected r) {
        var cause = r.key().entity();
        return new OtherJson(
                cause.kind().word(),
                cause.id(),
                cloud.get(cause).map(Seen::label).orElse(null),
                r.key().name(),
                r.why().word(),
                Words.inEnglish(() -> ProblemWords.reason(r)),
                r.worse());
    }
}
