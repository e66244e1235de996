package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Forwarded;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Tested;
import io.vioscope.bus.Written;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receipts.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of who is told, over HTTP, from those who tell. */
class NotificationPagesTest {
    private static final String HOSTILE = "<script>x</script>";

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void stop() {
        site.close();
    }

    /** One that is told everything, of which one fact was sent and one explained; and one of which nothing gets through. */
    static void tell(RunningSite site) {
        tell(site, HOSTILE);
    }

    /** The same, in which all that can be said has that name. */
    static void tell(RunningSite site, String name) {
        var problem = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        site.receipts.noc.add(receipt(13, "refused", 8, 3, null, name));
        site.receipts.noc.add(receipt(12, "explained", 0, 0, 99L, null));
        site.receipts.noc.add(receipt(9, "sent", 7, 1, null, null));
        site.receipts.facts.put(9L, new Recorded(1, MemoryReceipts.at(9), new ProblemFact.Opened(problem)));
        site.receipts.facts.put(13L, new Recorded(1, MemoryReceipts.at(13), new ProblemFact.Opened(problem)));
        site.receipts.facts.put(12L, new Recorded(1, MemoryReceipts.at(12), new ProblemFact.Opened(problem)));
        answer(site, MemoryReceipts.NOC, null, sayable -> new Ruled(false, "explained", 4L, ""));
        answer(
                site,
                MemoryReceipts.CHAT,
                "hooks.example.org port 443 answers 500: " + name,
                sayable -> new Ruled(
                        false, "filtered", null, "its severity is major, and the least that is told is critical"));
    }

    private static Receipt receipt(
            long seq, String outcome, long number, int tries, @Nullable Long cause, @Nullable String said) {
        var body =
                "{\"kind\":\"hypervisor\",\"id\":\"c3\",\"text\":\"c3 is down.\",\"severity\":\"major\",\"number\":99}";
        return new Receipt(
                Clouds.NAME, seq, "problem_opened", number, MemoryReceipts.at(seq), outcome, tries, cause, said, body);
    }

    private static void answer(
            RunningSite site, String receiver, @Nullable String trouble, Function<Sayable, Ruled> ruling) {
        var bus = Bus.of(site.vertx);
        var tests = new CopyOnWriteArrayList<Tested>();
        RunningSite.await(bus.answer(
                Bus.receiverState(receiver),
                name -> new ReceiverState(
                        Worlds.START,
                        trouble == null ? null : Worlds.START,
                        trouble == null ? "" : trouble,
                        0,
                        trouble == null ? Worlds.START : null,
                        tests.isEmpty() ? null : tests.get(0),
                        7,
                        2,
                        null,
                        receiver.equals(MemoryReceipts.NOC)
                                ? new Forwarded(12, 3, Map.of("too_large", 2L, "loop", 1L))
                                : null)));
        RunningSite.await(bus.answer(Bus.wouldTell(receiver), ruling));
        RunningSite.await(bus.answer(
                Bus.written(receiver),
                sayable -> receiver.equals(MemoryReceipts.NOC)
                        ? new Written(
                                "vsRootCauseRaised",
                                List.of(new Written.Variable(
                                        "1.3.6.1.4.1.32473.1.1.2.1.0",
                                        "vsNotifySequence.0",
                                        "Unsigned32",
                                        "" + sayable.number())),
                                "")
                        : new Written(
                                "application/json", List.of(), "{ \"seq\" : " + sayable.seq() + " } " + trouble)));
        RunningSite.await(bus.answerLater(Bus.test(receiver), name -> {
            var how = trouble == null ? Tested.How.SENT : Tested.How.FAILED;
            tests.add(new Tested(Worlds.START, Duration.ofMillis(12), how, trouble == null ? "" : trouble));
            return Future.succeededFuture(tests.get(0));
        }));
    }

    private String text(String path) {
        return Html.text(site.get(path).body());
    }

    @Test
    void showsEachReceiverAndHowItGoes() {
        tell(site);
        var page = text("/notifications");

        assertThat(page)
                .contains("noc", "traps of SNMP v2c", "nobody knows whether traps arrive")
                .contains("1 not told: a problem explains it")
                .contains("hooks.example.org port 443 answers 500: " + HOSTILE + "; nothing gets through since");
        assertThat(site.get("/notifications").body()).doesNotContain(HOSTILE);
    }

    @Test
    void saysInOneLineWhatBecameOfTrapsOfOthers() {
        tell(site);

        assertThat(text("/notifications/noc"))
                .contains("Traps of others 12 forwarded since the start, 3 wait; not forwarded: "
                        + "1 told by a Vioscope before, 2 too large");
        assertThat(text("/notifications/" + MemoryReceipts.CHAT)).doesNotContain("Traps of others");
    }

    @Test
    void whoNobodyAnswersForIsNotCalledWell() {
        assertThat(text("/notifications")).contains("nobody answers for it; it may be starting");
    }

    @Test
    void withoutTheDatabaseTheStateIsShownAllTheSame() {
        tell(site);
        site.receipts.away = true;

        assertThat(text("/notifications"))
                .contains("The receipts cannot be read", "nothing gets through since", "unknown");
        assertThat(text("/notifications/noc")).contains("The receipts cannot be read");
        assertThat(site.get("/notifications/noc/vio/9").statusCode()).isEqualTo(503);
    }

    @Test
    void showsReceiptsWithTheirReasonsInPages() {
        tell(site);
        for (var seq = 1000L; seq > 880; seq--) {
            site.receipts.noc.add((int) (1000 - seq), receipt(seq, "quiet", 0, 0, null, null));
        }
        var first = site.get("/notifications/noc").body();
        var next = first.replaceFirst("(?s).*<a href=\"(/notifications/noc\\?cursor(?:=|&#x3D;)[^\"]*)\">Older.*", "$1")
                .replace("&#x3D;", "=");
        var second = text(next);

        assertThat(Html.text(first)).contains("not told: the hours are quiet").doesNotContain("03:00:09");
        assertThat(second)
                .contains("not told: a problem explains it 99")
                .contains("sent; nobody knows whether it arrived", "Newest");
        assertThat(site.get("/notifications/noc?cursor=nonsense").statusCode()).isEqualTo(404);
        assertThat(site.get("/notifications/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void showsOneMessageAsItIsSent() {
        tell(site);

        assertThat(text("/notifications/noc/vio/9"))
                .contains("vsRootCauseRaised", "vsNotifySequence.0 1.3.6.1.4.1.32473.1.1.2.1.0 Unsigned32 7");
        assertThat(text("/notifications/chat/vio/9")).contains("There is no receipt for it", "{ \"seq\" : 9 }");
        assertThat(site.get("/notifications/noc/vio/10").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhoIsToldOfAProblemAndWhyNot() {
        tell(site);
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        var page = text("/notifications?of=vio/99");

        assertThat(page)
                .contains("noc was told of it, and is told of its changes and its end")
                .contains(
                        "would not be told: the receiver is not to be told of such (its severity is major, and the least"
                                + " that is told is critical)");
        assertThat(site.get("/problems/99").body()).contains("/notifications?of&#x3D;vio%2F99#told");
    }

    @Test
    void theCardOfAProblemHasTheReceiptsOfWhatWasSentTheNewestFirst() {
        tell(site, "no such community");
        site.receipts.noc.add(receipt(8, "sent", 6, 1, null, null));
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));

        var card = site.get("/problems/99").body();
        assertThat(Html.within(card, "<div id=\"told-noc\">", "</div>"))
                .isEqualTo("noc 2026-11-25 03:00:13 UTC number 8 : refused: no such community (3 times)"
                        + " 2026-11-25 03:00:12 UTC no message : not told: a problem explains it 99"
                        + " 2026-11-25 03:00:09 UTC number 7 : sent; nobody knows whether it arrived and 1 earlier");
        assertThat(Html.within(card, "<div id=\"told-chat\">", "</div>")).isEqualTo("chat nothing is recorded");
        assertThat(card).contains("href=\"/notifications/noc/vio/9\"");

        site.receipts.away = true;
        assertThat(Html.within(site.get("/problems/99").body(), "<section id=\"receipts\"", "</section>"))
                .contains("What they were told before cannot be read")
                .doesNotContain("nothing is recorded");
    }

    @Test
    void saysOfAnAlarmWhichProblemExplainsIt() {
        tell(site);
        site.receipts.noc.clear();
        var alarm = Clouds.troubled().state().alarms().active().iterator().next();

        assertThat(text("/notifications?of=vio/" + alarm.number()))
                .contains("noc would not be told: a problem explains it 4");
        assertThat(text("/notifications?of=vio/123456")).contains("No alarm and no problem of that number is on");
        assertThat(site.get("/notifications?of=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyNobodyIsToldOfWhatIsNotConfirmed() {
        tell(site);
        site.receipts.noc.clear();
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(98, Problem.Phase.PROVISIONAL, "c3 may be down.")));

        assertThat(text("/notifications?of=vio/98")).contains("Nobody is told of it now: it is not confirmed yet");
    }

    @Test
    void aTestIsSentByAButtonAndItsResultIsShown() {
        tell(site);
        assertThat(site.get("/notifications").body()).contains("action=\"/notifications/chat/test\"");
        var answer = site.send("POST", "/notifications/chat/test");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/notifications/chat");
        assertThat(text("/notifications/chat"))
                .contains("A test was not taken: hooks.example.org port 443 answers 500: " + HOSTILE + ".");
    }

    @Test
    void aProgramHasATestSent() {
        tell(site);
        assertThat(site.send("POST", "/api/v1/receivers/noc/test").body())
                .isEqualTo("{\"at\":\"2026-11-25T03:00:00Z\",\"how\":\"sent\",\"tookMillis\":12}");
        assertThat(site.send("POST", "/api/v1/receivers/nobody/test").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPageElsewhereCannotMakeABrowserDoItNorCanWhoMayOnlyLook() {
        tell(site);
        assertThat(site.send("POST", "/notifications/noc/test", "Origin", "http://evil.example.org")
                        .statusCode())
                .isEqualTo(403);
        try (var open = RunningSite.withoutControls(Clouds.NAME)) {
            tell(open);
            assertThat(Html.main(open.get("/notifications").body())).doesNotContain("method=\"post\"");
            assertThat(open.send("POST", "/notifications/noc/test").statusCode())
                    .isEqualTo(403);
            assertThat(open.send("POST", "/api/v1/receivers/noc/test").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theStateIsInTheJsonToo() {
        tell(site);
        assertThat(site.get("/api/v1/receivers").body())
                .contains(
                        "\"trouble\":\"hooks.example.org port 443 answers 500",
                        "\"troubleSince\":\"2026-11-25T03:00:00Z\"");
    }
}
