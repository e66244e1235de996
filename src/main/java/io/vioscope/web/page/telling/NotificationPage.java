package io.vioscope.web.page.telling;

import io.vertx.core.Future;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Written;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receipts.Recorded;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;

/** {@code /notifications/{receiver}/{cloud}/{seq}}: one message, variable by variable, or why there was none. */
public final class NotificationPage implements View {
    private final Frames frames;
    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public NotificationPage(Frames frames, Receipts receipts, Receivers receivers, OffLoop offLoop) {
        this.frames = frames;
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
    }

    /** A variable of SNMP; the value may be hostile text. */
    public record Variable(String key, String oid, String name, String type, String value) {}

    /** All that the template shows; receipt has at most one. */
    public record Model(
            String receiver,
            String href,
            String how,
            List<ReceiptRows.Row> receipt,
            String message,
            List<Variable> variables,
            List<String> body,
            String none,
            String fact) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var named = ReceiverPage.named(receipts, ask.parts().get(0));
        var cloud = ask.parts().get(1);
        var seq = ProblemLife.number(ask.parts().get(2));
        if (named.isEmpty() || seq.isEmpty()) {
            return offLoop.run(() -> ReceiverPage.missing(frames, ask));
        }
        return receipts.fact(cloud, seq.get())
                .compose(fact -> receipts.one(named.get().name(), cloud, seq.get())
                        .compose(receipt -> fact.isEmpty()
                                ? offLoop.run(() -> ReceiverPage.missing(frames, ask))
                                : shown(ask, named.get(), cloud, seq.get(), fact.get(), receipt)))
                .recover(away -> offLoop.run(() -> Messages.page(
                        frames,
                        ask,
                        503,
                        Words.of("notification.facts-cannot-be-read"),
                        Words.of("notification.database-is-away-receivers-are"),
                        List.of(new Messages.Link("/notifications", Words.of("common.notifications"))))));
    }

    private Future<Reply> shown(
            Ask ask, Named named, String cloud, long seq, Recorded fact, Optional<Receipt> receipt) {
        var number = receipt.map(Receipt::number).orElse(0L);
        return receivers
                .written(
                        named.name(),
                        new Sayable(cloud, fact.cloudIndex(), seq, fact.at(), fact.fact(), Math.max(1, number)))
                .compose(written -> offLoop.run(() -> frames.page(
                        ask,
                        200,
                        named.name() + " " + seq,
                        NotificationsPage.TOPICS,
                        "notification",
                        model(ask, named, cloud, seq, written, receipt))));
    }

    /** A line as it can be shown, with the blanks it begins with. */
    private static String shown(String line) {
        var text = line.stripLeading();
        return " ".repeat(line.length() - text.length()) + Texts.shown(text);
    }

    private static Model model(
            Ask ask, Named named, String cloud, long seq, Optional<Written> written, Optional<Receipt> receipt) {
        var message = written.orElse(Written.NOTHING);
        return new Model(
                named.name(),
                Links.receiver(named.name()),
                named.how(),
                receipt.map(r -> ReceiptRows.row(ask.world(), named.name(), r)).stream()
                        .toList(),
                message.name(),
                message.variables().stream()
                        .map(v -> new Variable("v-" + v.oid(), v.oid(), v.name(), v.type(), v.value()))
                        .toList(),
                message.body().lines().map(NotificationPage::shown).toList(),
                written.isEmpty()
                        ? Words.of("notification.nobody-answers-for-receiver-it")
                        : Words.of("notification.there-is-no-notification-for"),
                cloud + " " + seq);
    }
}
