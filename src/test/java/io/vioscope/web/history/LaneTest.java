package io.vioscope.web.history;

import static io.vioscope.web.history.Board.Form.NARROW;
import static io.vioscope.web.history.Board.Form.WIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import io.vioscope.web.view.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the facts of a problem in a stretch of time, and how many of such can be drawn. */
class LaneTest {
    private static final Instant ZERO = Instant.parse("2026-11-25T00:00:00Z");
    private static final Span HOUR = new Span(ZERO, ZERO.plusSeconds(3600));

    private static Instant minute(int minute) {
        return ZERO.plusSeconds(60L * minute);
    }

    private static Problem problem(long number, Phase phase, int minute) {
        return new Problem(
                number,
                new ProblemKey(new EntityKey(Kind.HYPERVISOR, "c1"), "hypervisor.down"),
                Severity.MAJOR,
                phase,
                "c1 is down.",
                "",
                new Verdict(90, List.of(), List.of(), List.of(), List.of(), List.of()),
                new Impact(Map.of(), 0, 0),
                minute(minute),
                minute(minute));
    }

    private static Dated opened(int minute) {
        return new Dated(minute(minute), new ProblemFact.Opened(problem(7, Phase.PROVISIONAL, minute)));
    }

    private static Dated revised(int minute, Phase from, Phase to) {
        return new Dated(minute(minute), new ProblemFact.Revised(problem(7, to, 0), from));
    }

    private static Dated over(int minute) {
        return new Dated(
                minute(minute),
                new ProblemFact.Resolved(problem(7, Phase.CLEARING, 0), ProblemFact.Ending.SYMPTOMS_ENDED));
    }

    private static Dated back(int minute) {
        return new Dated(minute(minute), new ProblemFact.Reopened(problem(7, Phase.CONFIRMED, 0)));
    }

    private static Dated noted(int minute) {
        return new Dated(
                minute(minute),
                new ProblemFact.Handled(
                        problem(7, Phase.CLEARING, 0),
                        ProblemFact.Step.NOTED,
                        new Remark("Ann", "it was the fuse", minute(minute))));
    }

    private static Lane lane(Dated... facts) {
        return Lane.of("vio", List.of(facts), HOUR).orElseThrow();
    }

    private static Bar bar(int from, int to, Phase phase) {
        return new Bar(minute(from), minute(to), phase, Severity.MAJOR);
    }

    @Test
    void eachPhaseIsABarAndAGapIsNone() {
        var lane = lane(
                opened(5),
                revised(10, Phase.PROVISIONAL, Phase.CONFIRMED),
                revised(12, Phase.CONFIRMED, Phase.CONFIRMED),
                revised(20, Phase.CONFIRMED, Phase.CLEARING),
                over(21),
                back(30));
        assertThat(lane.bars())
                .containsExactly(
                        bar(5, 10, Phase.PROVISIONAL),
                        bar(10, 20, Phase.CONFIRMED),
                        bar(20, 21, Phase.CLEARING),
                        bar(30, 60, Phase.CONFIRMED));
        assertThat(lane.stops().stream().map(Stop::deed))
                .containsExactly(Deed.OPENED, Deed.CONFIRMED, Deed.REVISED, Deed.CLEARING, Deed.OVER, Deed.BACK);
        assertThat(lane.isOpen()).isTrue();
    }

    @Test
    void whatBeganBeforeIsCutAndItsOpeningIsNoStep() {
        var lane = lane(opened(-30), revised(-20, Phase.PROVISIONAL, Phase.CONFIRMED), over(10));
        assertThat(lane.bars()).containsExactly(bar(0, 10, Phase.CONFIRMED));
        assertThat(lane.stops()).containsExactly(new Stop(minute(10), Deed.OVER));
        assertThat(lane.endedAt()).isEqualTo(minute(10));
    }

    @Test
    void whatIsSaidAfterTheEndMakesItNotOpenAgain() {
        var lane = lane(opened(1), over(5), noted(20));
        assertThat(lane.isOpen()).isFalse();
        assertThat(lane.bars()).containsExactly(bar(1, 5, Phase.PROVISIONAL));
        assertThat(lane.stops().stream().map(Stop::deed)).containsExactly(Deed.OPENED, Deed.OVER, Deed.NOTED);
    }

    @Test
    void whatWasOverBeforeIsNoLane() {
        assertThat(Lane.of("vio", List.of(opened(-30), over(-10)), HOUR)).isEmpty();
    }

    @Test
    void whatHappensAtAboutOneTimeHasOneMarkThatTellsTheMost() {
        var row = Board.of(List.of(lane(opened(4), noted(4), over(5))), HOUR, WIDE)
                .rows()
                .get(0);
        assertThat(row.places()).hasSize(1);
        assertThat(row.places().get(0).main().deed()).isEqualTo(Deed.OPENED);
        assertThat(row.places().get(0).last().deed()).isEqualTo(Deed.OVER);
    }

    @Test
    void noMoreThanThreeHundredMarksAreDrawnAndThoseThatWereConfirmedFirst() {
        var lanes = new ArrayList<Lane>();
        for (var number = 1; number <= 400; number++) {
            var phase = number % 4 == 0 ? Phase.CONFIRMED : Phase.PROVISIONAL;
            var opened = new Dated(minute(5), new ProblemFact.Opened(problem(number, phase, 5)));
            lanes.add(Lane.of("vio", List.of(opened), HOUR).orElseThrow());
        }
        var board = Board.of(lanes, HOUR, WIDE);
        var marks = board.rows().stream()
                .mapToInt(row -> row.bars().size() + row.places().size())
                .sum();
        assertThat(marks).isLessThanOrEqualTo(WIDE.most()).isGreaterThan(290);
        assertThat(board.rows().stream().filter(row -> row.lane().wasConfirmed()))
                .hasSize(100);
        assertThat(board.left()).isEqualTo(400 - board.rows().size());
        var shuffled = new ArrayList<>(lanes);
        Collections.reverse(shuffled);
        assertThat(Board.of(shuffled, HOUR, WIDE)).isEqualTo(board);
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsBesideEachOtherDoesNotOverlapAndAllIsWithinThePicture(Board.Form form) {
        var facts = new ArrayList<Dated>();
        facts.add(opened(0));
        for (var minute = 1; minute <= 60; minute++) {
            facts.add(noted(minute));
        }
        var places = Board.of(List.of(Lane.of("vio", facts, HOUR).orElseThrow()), HOUR, form)
                .rows()
                .get(0)
                .places();
        for (var i = 1; i < places.size(); i++) {
            assertThat(places.get(i).x())
                    .isGreaterThanOrEqualTo(places.get(i - 1).x() + Board.PLACE);
        }
        assertThat(places)
                .allSatisfy(
                        place -> assertThat(place.sign()).isBetween(place.x() + 8.0, place.x() + Board.PLACE - 8.0));
        assertThat(places.get(places.size() - 1).x() + Board.PLACE).isLessThanOrEqualTo(form.width());
    }

    @Test
    void theNarrowPictureFitsASmallPhone() {
        assertThat(NARROW.width()).isLessThanOrEqualTo(266);
    }
}
