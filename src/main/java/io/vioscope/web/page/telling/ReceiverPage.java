package io.vioscope.web.page.telling;

import io.vertx.core.Future;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Place;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receipts.Receiver;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /notifications/{receiver}}: what one receiver was told, and what not and why, newest first. */
public final class ReceiverPage implements View {
    private static final int PAGE = 100;

    private final Frames frames;
    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames.
     *
     * @param controls whether the receiver may be tested from it
     */
    public ReceiverPage(Frames frames, Receipts receipts, Receivers receivers, OffLoop offLoop, boolean controls) {
        this.frames = frames;
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** All that the template shows; links are empty where they lead nowhere. */
    public record Model(
            NotificationsPage.Row row,
            List<ReceiptRows.Row> receipts,
            boolean plural,
            String doubt,
            String first,
            String next,
            String json) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var name = ask.parts().get(0);
        var cursor = ask.query().getOrDefault("cursor", "");
        var named = named(receipts, name);
        var place = cursor.isEmpty() ? Optional.<Place>empty() : Place.parse(cursor);
        if (named.isEmpty() || (place.isEmpty() && !cursor.isEmpty())) {
            return offLoop.run(() -> missing(frames, ask));
        }
        var read = receipts.page(name, place.orElse(null), PAGE + 1)
                .map(Optional::of)
                .otherwise(Optional.empty());
        var known = receipts.receivers().map(Optional::of).otherwise(Optional.empty());
        var state = receivers.state(name);
        return Future.all(read, known, state)
                .compose(all -> offLoop.run(() -> {
                    var receiver = known.result()
                            .flatMap(told -> told.receivers().stream()
                                    .filter(r -> r.name().equals(name))
                                    .findFirst());
                    var row =
                            NotificationsPage.row(named.get(), receiver, state.result(), controls && ask.mayOperate());
                    var model = model(ask, row, receiver, read.result().orElse(null), !cursor.isEmpty());
                    return frames.page(ask, 200, name, NotificationsPage.TOPICS, "receiver", model);
                }));
    }

    static Optional<Named> named(Receipts receipts, String name) {
        return receipts.configured().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    static Reply missing(Frames frames, Ask ask) {
        var text = Words.of("receiver.no-receiver-of-that-name");
        return Messages.page(frames, ask, 404, Words.of("receiver.not-found"), text, receivers());
    }

    private static Model model(
            Ask ask,
            NotificationsPage.Row row,
            Optional<Receiver> known,
            @Nullable List<Receipt> read,
            boolean isLater) {
        var found = read == null ? List.<Receipt>of() : read;
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var away = read == null || known.isEmpty();
        return new Model(
                row,
                shown.stream()
                        .map(r -> ReceiptRows.row(ask.world(), row.name(), r))
                        .toList(),
                ask.world().isPlural(),
                away ? Words.of("receiver.receipts-cannot-be-read-database") : "",
                isLater ? row.href() : "",
                found.size() > PAGE
                        ? row.href() + "?cursor="
                                + Texts.encode(Place.of(shown.get(PAGE - 1)).toString())
                        : "",
                "/api/v1/receipts?receiver=" + Texts.encode(row.name()));
    }

    private static List<Messages.Link> receivers() {
        return List.of(new Messages.Link("/notifications", Words.of("common.notifications")));
    }
}
