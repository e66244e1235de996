package io.vioscope.web.page.telling;

import io.vertx.core.Future;
import io.vioscope.bus.ReceiverState;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receiver;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /notifications}: who is told, whether they were, and who would be told of something. */
public final class NotificationsPage implements View {
    static final String TOPICS = "notifications overview recording";

    private final Frames frames;
    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames.
     *
     * @param controls whether receivers may be tested from it
     */
    public NotificationsPage(Frames frames, Receipts receipts, Receivers receivers, OffLoop offLoop, boolean controls) {
        this.frames = frames;
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** How many facts of the last day came to that. */
    public record Count(String number, String what) {}

    /**
     * A receiver as a row; times are RFC 3339 or empty, numbers empty where the database is away.
     *
     * @param how    what it is told by
     * @param text   how it goes, may have hostile text
     * @param last   when something last became of a fact, within a day
     * @param test   where a test is ordered, or empty
     * @param tested what became of the last test, or empty; may have hostile text
     * @param forwarded what became of traps of others, or empty where none are forwarded to it
     */
    public record Row(
            String key,
            String href,
            String name,
            String how,
            String address,
            String mark,
            String text,
            String since,
            String number,
            String waiting,
            String last,
            List<Count> counts,
            String test,
            String tested,
            String testedAt,
            String forwarded) {}

    /** All that the template shows; there is at most one answer. */
    public record Model(List<Row> rows, String doubt, DryRun.Form form, List<DryRun.Answer> answers) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var known = receipts.receivers().map(Optional::of).otherwise(Optional.empty());
        var states = states(receipts.configured());
        var told = new DryRun(receipts, receivers).of(ask);
        return Future.all(known, states, told)
                .compose(all -> offLoop.run(() -> frames.page(
                        ask,
                        200,
                        Words.of("common.notifications"),
                        TOPICS,
                        "notifications",
                        new Model(
                                rows(ask, known.result().map(Receipts.Told::receivers), states.result()),
                                known.result().isPresent()
                                        ? ""
                                        : Words.of("notifications.receipts-cannot-be-read-database"),
                                DryRun.form(ask),
                                told.result()))));
    }

    private Future<Map<String, Optional<ReceiverState>>> states(List<Named> configured) {
        var asked = configured.stream().map(r -> receivers.state(r.name())).toList();
        return Future.all(asked).map(all -> {
            var states = new HashMap<String, Optional<ReceiverState>>();
            for (var i = 0; i < asked.size(); i++) {
                states.put(configured.get(i).name(), asked.get(i).result());
            }
            return states;
        });
    }

    private List<Row> rows(Ask ask, Optional<List<Receiver>> known, Map<String, Optional<ReceiverState>> states) {
        var byName = known.orElse(List.of()).stream().collect(Collectors.toMap(Receiver::name, Function.identity()));
        return receipts.configured().stream()
                .map(named -> row(
                        named,
                        Optional.ofNullable(byName.get(named.name())),
                        states.getOrDefault(named.name(), Optional.empty()),
                        controls && ask.mayOperate()))
                .toList();
    }

    static Row row(Named named, Optional<Receiver> known, Optional<ReceiverState> asked, boolean controls) {
        var state = TellingWords.state(named, asked);
        var test = asked.map(ReceiverState::test);
        return new Row(
                "receiver-" + Texts.encode(named.name()),
                Links.receiver(named.name()),
                named.name(),
                named.how(),
                named.address(),
                state.mark(),
                state.text(),
                state.since(),
                known.map(r -> Texts.number(r.number())).orElse(""),
                known.map(r -> Texts.number(r.waiting())).orElse(""),
                known.flatMap(r -> Optional.ofNullable(r.lastAt()))
                        .map(Texts::rfc3339)
                        .orElse(""),
                known.map(NotificationsPage::counts).orElse(List.of()),
                controls ? Links.receiver(named.name()) + "/test" : "",
                test.map(TellingWords::test).orElse(""),
                test.map(t -> Texts.rfc3339(t.at())).orElse(""),
                asked.map(ReceiverState::forwarded).map(TellingWords::forwarded).orElse(""));
    }

    private static List<Count> counts(Receiver receiver) {
        var counts = new ArrayList<Count>();
        receiver.outcomes().forEach((word, n) -> counts.add(new Count(Texts.number(n), TellingWords.outcome(word))));
        if (receiver.repeated() > 0) {
            counts.add(new Count(
                    Texts.number(receiver.repeated()), Words.of("notifications.repetitions-of-messages-that-were")));
        }
        return counts;
    }
}
