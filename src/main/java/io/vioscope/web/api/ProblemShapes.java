package io.vioscope.web.api;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Rejected;
import io.vioscope.model.Verdict;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shapes of problems as JSON. */
public final class ProblemShapes {
    private ProblemShapes() {}

    /** An entity. */
    public record KeyJson(String kind, String id) {}

    /** What one rule found: bad show the symptom, ok are seen not to show it, unknown cannot be seen. */
    public record EvidenceJson(String symptom, String standing, int bad, int ok, int unknown, List<KeyJson> examples) {}

    /** Another cause, and why it is not believed; worse in tenths of a nat. */
    public record RejectedJson(String kind, String id, String problem, String why, int worse) {}

    /** Why it is held to be the cause; unseen are kinds that cannot be seen now, settledBy sources that would tell more. */
    public record VerdictJson(
            List<EvidenceJson> evidence,
            List<RejectedJson> rejected,
            List<String> faults,
            List<String> unseen,
            List<String> settledBy) {}

    /**
     * A problem; times RFC 3339, certainty in per cent.
     *
     * @param problem    what is wrong with the cause, such as vcenter.unreachable
     * @param kind       of the cause
     * @param id         of the cause, which no source need show
     * @param announced  whether people are told of it, or were
     * @param maintenance the number of the maintenance window for which they are not told; null where there is none
     * @param tied       whether another cause is as good
     * @param resolvedAt since when it is over; null while it is open
     * @param ending     why it is over: symptoms_ended, better_explanation or entity_deleted
     * @param explains   how many alarms and other symptoms it explains
     * @param impact     who suffers: how many by flow (service, management, knowledge) and kind
     * @param verdict    why; not in lists
     */
    public record ProblemJson(
            String cloud,
            long number,
            String problem,
            String kind,
            String id,
            @Nullable String name,
            String severity,
            String phase,
            int certainty,
            boolean announced,
            @Nullable Long maintenance,
            boolean tied,
            String text,
            String advice,
            String openedAt,
            String phaseAt,
            boolean open,
            @Nullable String resolvedAt,
            @Nullable String ending,
            int explains,
            Map<String, Map<String, Integer>> impact,
            @Nullable VerdictJson verdict) {}

    static ProblemJson item(CloudView cloud, Problem problem) {
        return problem(new ProblemLife(cloud, problem, true, null, null, List.of()), null);
    }

    static ProblemJson whole(ProblemLife life) {
        return problem(life, verdict(life.problem().verdict()));
    }

    private static ProblemJson problem(ProblemLife life, @Nullable VerdictJson verdict) {
        var p = life.problem();
        var cause = p.key().entity();
        return new ProblemJson(
                life.cloud().name(),
                p.number(),
                p.key().name(),
                cause.kind().word(),
                cause.id(),
                life.cloud().get(cause).map(Seen::label).orElse(null),
                p.severity().word(),
                p.phase().word(),
                p.verdict().certainty(),
                p.isAnnounced(),
                p.maintenance(),
                p.verdict().isTied(),
                p.text(),
                p.advice(),
                Texts.rfc3339(p.openedAt()),
                Texts.rfc3339(p.phaseAt()),
                life.isOpen(),
                Shapes.time(life.endedAt()),
                ending(life.ending()),
                p.verdict().explains(),
                impact(p.impact()),
                verdict);
    }

    private static @Nullable String ending(ProblemFact.@Nullable Ending ending) {
        return ending == null ? null : ending.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Map<String, Integer>> impact(Impact impact) {
        var flows = new TreeMap<String, Map<String, Integer>>();
        impact.counts().forEach((flow, kinds) -> {
            var counts = new TreeMap<String, Integer>();
            kinds.forEach((kind, n) -> counts.put(kind.word(), n));
            flows.put(flow.word(), counts);
        });
        return flows;
    }

    private static VerdictJson verdict(Verdict verdict) {
        return new VerdictJson(
                verdict.evidence().stream().map(ProblemShapes::evidence).toList(),
                verdict.rejected().stream().map(ProblemShapes::rejected).toList(),
                verdict.faults(),
                verdict.unseen().stream().map(Kind::word).toList(),
                verdict.settledBy());
    }

    private static EvidenceJson evidence(Evidence e) {
        return new EvidenceJson(
                e.symptom(),
                e.standing().word(),
                e.bad(),
                e.ok(),
                e.unknown(),
                e.examples().stream().map(ProblemShapes::key).toList());
    }

    private static KeyJson key(EntityKey key) {
        return new KeyJson(key.kind().word(), key.id());
    }

    private static RejectedJson rejected(Rejected r) {
        var cause = r.key().entity();
        return new RejectedJson(
                cause.kind().word(), cause.id(), r.key().name(), r.why().word(), r.worse());
    }
}
