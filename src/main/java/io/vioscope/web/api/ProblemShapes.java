package io.vioscope.web.api;

import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Weight;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Settling;
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

    /** What an operator said; at is RFC 3339. */
    public record RemarkJson(String by, String note, String at) {}

    /** What an operator holds of a verdict: right, partly or wrong. */
    public record JudgementJson(String answer, String by, String note, String at) {}

    /** That nobody is to be reminded of it until then, RFC 3339, or, where that is null, until it is resolved. */
    public record SnoozeJson(@Nullable String until, String by, String note, String at) {}

    /** Why an operator is done with it: fixed, false_alarm, duplicate (of that number), known or other. */
    public record ClosureJson(String reason, @Nullable Long of, String by, String note, String at) {}

    /** Of how many groups of services none is left that works, and of how many one. */
    public record RedundancyJson(int lost, int atRisk) {}

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
     * @param reopened   how often it came back within ten minutes of its end
     * @param flapping   whether it comes and goes, so that its coming and going is not told
     * @param mergedInto the number of the problem that it turned out to be part of; null where there is none
     * @param acknowledged who has taken it up; null where nobody has
     * @param judged     what an operator holds of the verdict; null where nobody has said
     * @param version    how often anybody said or did anything about it
     * @param owner      who is to see to it; null for nobody
     * @param snoozed    until when nobody is to be reminded of it; null where it is not snoozed
     * @param closed     why an operator is done with it, though it is believed on; null where nobody is
     * @param notes      the last notes on it, oldest first
     * @param known      what operators know of problems of this kind; null where nothing is said
     * @param weight     how much it hurts, in points; lists are sorted by it
     * @param redundancy how many groups of services have none left that works, or one
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
            int reopened,
            boolean flapping,
            @Nullable Long mergedInto,
            @Nullable RemarkJson acknowledged,
            @Nullable JudgementJson judged,
            int version,
            @Nullable String owner,
            @Nullable SnoozeJson snoozed,
            @Nullable ClosureJson closed,
            List<RemarkJson> notes,
            @Nullable RemarkJson known,
            int explains,
            int weight,
            Map<String, Map<String, Integer>> impact,
            RedundancyJson redundancy,
            @Nullable VerdictJson verdict) {}

    static ProblemJson item(CloudView cloud, Problem problem) {
        return problem(new ProblemLife(cloud, problem, true, null, null, null, List.of()), null);
    }

    /** All that is known of a problem. */
    public static ProblemJson whole(ProblemLife life) {
        return problem(life, verdict(life, life.problem().verdict()));
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
                p.life().reopened(),
                p.life().flapping(),
                life.into(),
                remark(p.life().acknowledged()),
                judgement(p.life().judged()),
                p.handling().version(),
                p.handling().owner(),
                snooze(p.handling().snooze()),
                closure(p.handling().closure()),
                p.handling().notes().stream().map(ProblemShapes::said).toList(),
                remark(life.cloud().advice(p.key().name())),
                p.verdict().explains(),
                Weight.of(p.impact()),
                impact(p.impact()),
                new RedundancyJson(p.impact().lost(), p.impact().atRisk()),
                verdict);
    }

    private static @Nullable RemarkJson remark(@Nullable Remark r) {
        return r == null ? null : said(r);
    }

    private static RemarkJson said(Remark r) {
        return new RemarkJson(r.by(), r.note(), Texts.rfc3339(r.at()));
    }

    private static @Nullable SnoozeJson snooze(@Nullable Snooze s) {
        return s == null
                ? null
                : new SnoozeJson(
                        Shapes.time(s.until()),
                        s.remark().by(),
                        s.remark().note(),
                        Texts.rfc3339(s.remark().at()));
    }

    private static @Nullable ClosureJson closure(@Nullable Closure c) {
        return c == null
                ? null
                : new ClosureJson(
                        c.reason().word(),
                        c.of(),
                        c.remark().by(),
                        c.remark().note(),
                        Texts.rfc3339(c.remark().at()));
    }

    private static @Nullable JudgementJson judgement(@Nullable Judgement j) {
        return j == null
                ? null
                : new JudgementJson(
                        j.answer().word(),
                        j.remark().by(),
                        j.remark().note(),
                        Texts.rfc3339(j.remark().at()));
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

    private static VerdictJson verdict(ProblemLife life, Verdict verdict) {
        return new VerdictJson(
                verdict.evidence().stream().map(ProblemShapes::evidence).toList(),
                verdict.rejected().stream().map(ProblemShapes::rejected).toList(),
                verdict.faults(),
                verdict.unseen().stream().map(Kind::word).toList(),
                Settling.by(life.cloud(), verdict));
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
