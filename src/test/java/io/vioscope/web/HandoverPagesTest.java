package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Remark;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.view.Texts;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shift hands over in which a host failed and was well again. */
class HandoverPagesTest {
    private static final String HOSTILE = "\"><script>alert(1)</script>\u202e";

    private final RunningSite site = new RunningSite(Clouds.NAME);
    private final Outage outage = new Outage(Clouds.NAME);

    @BeforeEach
    void isOver() {
        outage.record(site.log);
        site.show(outage.now());
        site.show(Recording.UP_TO_DATE);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void happens(Instant at, Fact fact) {
        var all = new ArrayList<>(site.log.dated.get(Clouds.NAME));
        all.add(new Dated(at, fact));
        site.log.dated.put(Clouds.NAME, all);
    }

    private String page(String path) {
        var answer = site.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String during() {
        return "at=" + Texts.encode(outage.during.toString());
    }

    /** The text between two headings. */
    private static String section(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    @Test
    void whatOpenedAndIsOverIsTold() {
        var text = page("/history/handover.txt");
        assertThat(text).startsWith("Hand-over ").contains("Still open (0)", "Opened in that time (1)");
        assertThat(section(text, "Opened in that time", "Over in that time"))
                .contains("[major] " + outage.problem.text(), "first believed 2026-");
        assertThat(section(text, "Over in that time", "Alarms that"))
                .contains(outage.problem.text(), "over: what it caused is seen to be gone");
    }

    @Test
    void aShiftThatIsOverIsHandedOverAsItEnded() {
        var asked = site.get("/history/handover?from=" + Texts.encode(Outage.BEGIN.toString()) + "&to="
                + Texts.encode(outage.during.toString()));
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location").orElseThrow()).contains(during());
        var text = page("/history/handover.txt?" + during());
        assertThat(section(text, "Still open (1)", "Open and not"))
                .contains(outage.problem.text(), "confirmed", "for nobody to see to, not acknowledged");
        assertThat(section(text, "Open and not acknowledged (1)", "Opened in")).contains(outage.problem.text());
        assertThat(text)
                .contains("Over in that time (0)", "which of them a cause explained is not recorded")
                .contains("How it went with receivers is not recorded");
    }

    @Test
    void thePageTellsTheSameAsTheText() {
        var text = page("/history/handover.txt?" + during());
        var html = Html.text(page("/history/handover?" + during()));
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("---") && !line.startsWith("* ["))
                .map(line -> line.replaceAll("^(\\*|NOTE:)? +", ""))
                .forEach(line -> assertThat(html).contains(line));
    }

    @Test
    void whatWasSaidIsTold() {
        happens(
                Worlds.START,
                new ProblemFact.Handled(
                        outage.problem,
                        ProblemFact.Step.NOTED,
                        new Remark("Ann", "it was the fuse " + HOSTILE, Worlds.START)));
        happens(Worlds.START, new LearningFact.Advised("x.y", true, new Remark("Bob", "ask Carl", Worlds.START)));
        var text = page("/history/handover.txt");
        assertThat(section(text, "What operators said (2)", "Sources that"))
                .contains("Ann: it was the fuse", "noted, problem " + outage.problem.number())
                .contains("Bob: ask Carl", "known here of all x.y")
                .doesNotContain("\u202e");
        assertThat(page("/history/handover")).doesNotContain("<script>alert");
    }

    @Test
    void sourcesThatSawNothingAreToldWithHowLong() {
        var cut = new ReadFailure(ReadFailure.Cause.REFUSED, "connection refused");
        happens(
                Worlds.START.minusSeconds(900),
                new Fact.SourceChanged(Worlds.NOVA, SourceStatus.FRESH, SourceStatus.STALE, cut));
        happens(
                Worlds.START.minusSeconds(300),
                new Fact.SourceChanged(Worlds.NOVA, SourceStatus.STALE, SourceStatus.FRESH, null));
        assertThat(page("/history/handover.txt?shift=1h"))
                .contains("* nova", "stale for 10 min, began 1 time in that time", "said last: connection refused");
        assertThat(page("/history/handover.txt?shift=2m")).contains("Sources that did not see all (0)");
    }

    @Test
    void receiversToWhomNothingGetsThroughAreToldAndSoAreThoseOfWhomNothingIsKnown() {
        var trouble = new ReceiverState(
                Worlds.START, Worlds.START.minusSeconds(60), "no answer", 3, null, null, 7, 12, null, null);
        RunningSite.await(Bus.of(site.vertx).answer(Bus.receiverState(MemoryReceipts.NOC), name -> trouble));
        var text = page("/history/handover.txt");
        assertThat(text)
                .contains("[down] noc", "nothing gets through since " + Texts.utc(Worlds.START.minusSeconds(60)))
                .contains("no answer, 12 messages waiting")
                .contains("[unknown] chat");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndWithoutTheDatabaseNothingIsSaid() {
        assertThat(site.get("/history/handover?shift=never").statusCode()).isEqualTo(400);
        site.log.away = true;
        assertThat(site.get("/history/handover").statusCode()).isEqualTo(503);
        assertThat(Html.text(site.get("/history/handover.txt").body()))
                .contains("The database is away")
                .doesNotContain("Still open");
    }
}
