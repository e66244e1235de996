package io.vioscope.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Problems and the facts about them come back whole, and are written under names that are kept for ever. */
class ProblemJsonTest {
    private static final Problem PROBLEM = new Problem(
            17,
            new ProblemKey(new EntityKey(Kind.VCENTER, "vc-1"), "vcenter.unreachable"),
            Severity.CRITICAL,
            Problem.Phase.CONFIRMED,
            "vCenter vc-1 cannot be reached.",
            "Look at its network.",
            new Verdict(
                    91,
                    List.of(new Evidence(
                            "compute_service.silent",
                            Evidence.Standing.SEEN,
                            2,
                            1,
                            3,
                            List.of(new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c1")))),
                    List.of(new Rejected(
                            new ProblemKey(new EntityKey(Kind.MESSAGE_BUS, "bus"), "bus.down"),
                            Rejected.Why.CONTRADICTED,
                            42)),
                    List.of("vcenter-down"),
                    List.of(Kind.ESXI_HOST),
                    List.of("vcenter")),
            new Impact(Map.of(Flow.MANAGEMENT, new TreeMap<>(Map.of(Kind.SERVER, 52)))),
            Instant.parse("2026-11-25T03:00:00Z"),
            Instant.parse("2026-11-25T03:01:00.5Z"));

    @Provide
    Arbitrary<Problem> problems() {
        return RandomProblems.problems();
    }

    @Provide
    Arbitrary<Fact> facts() {
        return RandomProblems.facts();
    }

    @Property(tries = 500)
    void everyPartOfAProblemComesBack(@ForAll("problems") Problem problem) {
        assertThat(ProblemReader.read(ProblemWriter.write(problem))).isEqualTo(problem);
    }

    @Property(tries = 500)
    void everyPartOfAFactAboutAProblemComesBack(@ForAll("facts") Fact fact) {
        assertThat(FactReader.read(FactCodec.write(fact))).isEqualTo(fact);
    }

    @Test
    void theWrittenFormIsTheOneThatWasPublished() {
        assertThat(FactCodec.write(new ProblemFact.Resolved(PROBLEM, ProblemFact.Ending.BETTER_EXPLANATION)))
                .isEqualTo("""
                        {"type":"problem_resolved","kind":"vcenter","id":"vc-1","why":"better_explanation","number":17,\
                        "problem":"vcenter.unreachable","severity":"critical","phase":"confirmed",\
                        "text":"vCenter vc-1 cannot be reached.","advice":"Look at its network.",\
                        "openedAt":"2026-11-25T03:00:00Z","phaseAt":"2026-11-25T03:01:00.500Z",\
                        "verdict":{"certainty":91,"evidence":[{"symptom":"compute_service.silent","standing":"seen",\
                        "bad":2,"ok":1,"unknown":3,\
                        "examples":[{"kind":"compute_service","id":"nova-compute@c1"}]}],\
                        "rejected":[{"kind":"message_bus","id":"bus","problem":"bus.down","why":"contradicted",\
                        "worse":42}],"faults":["vcenter-down"],"unseen":["esxi_host"],"settledBy":["vcenter"]},\
                        "impact":{"management":{"server":52}}}""");
    }

    @Test
    void whatWasNeverWrittenIsRefused() {
        assertThatThrownBy(() -> ProblemReader.read(ProblemWriter.write(PROBLEM).replace("confirmed", "perhaps")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProblemReader.read("{\"kind\":\"vcenter\",\"id\":\"v\"}"))
                .hasMessageContaining("no text 'problem'");
    }
}
