package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Written;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receipts.Recorded;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message to a receiver, as it gets it, as JSON. */
public final class Deliveries {
    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;

    /** Reads receipts there, and asks those who tell for what they write. */
    public Deliveries(Receipts receipts, Receivers receivers, OffLoop offLoop) {
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
    }

    /** A variable of SNMP, its name in the MIB and its type of SMI; value is readable. */
    record VariableJson(String oid, String name, String type, String value) {}

    /** A message without secrets; name is that of the notification in the MIB or the media type, variables are of SNMP, body is of a webhook. */
    record MessageJson(
            String name,
            List<VariableJson> variables,
            @Nullable String body) {}

    /**
     * What became of one fact at one receiver.
     *
     * @param at      when it was learnt
     * @param receipt null where nothing has become of it yet
     * @param message as it is written for the receiver as it is configured now; null where facts like it are none for it
     */
    record DeliveryJson(
            String receiver,
            String cloud,
            long seq,
            String at,
            String type,
            Tellings.@Nullable ReceiptJson receipt,
            @Nullable MessageJson message) {}

    /** {@code receipts/{receiver}/{cloud}/{seq}}. */
    public Future<Reply> answer(Ask ask) {
        var receiver = ask.parts().get(0);
        var cloud = ask.parts().get(1);
        var seq = ProblemLife.number(ask.parts().get(2));
        var isThere =
                receipts.configured().stream().anyMatch(named -> named.name().equals(receiver));
        if (!isThere || seq.isEmpty()) {
            return Future.succeededFuture(
                    missing(isThere ? "A fact is named by a number." : "There is no such receiver."));
        }
        return receipts.fact(cloud, seq.get())
                .compose(fact -> receipts.one(receiver, cloud, seq.get())
                        .compose(receipt -> fact.isEmpty()
                                ? Future.succeededFuture(missing("No fact of this number is recorded of that cloud."))
                                : written(receiver, cloud, seq.get(), fact.get(), receipt)))
                .otherwise(away -> Tellings.away());
    }

    private static Reply missing(String why) {
        return Json.problem(404, "not-found", "Not found", why);
    }

    private Future<Reply> written(String receiver, String cloud, long seq, Recorded fact, Optional<Receipt> receipt) {
        var number = Math.max(1, receipt.map(Receipt::number).orElse(0L));
        var sayable = new Sayable(cloud, fact.cloudIndex(), seq, fact.at(), fact.fact(), number);
        return receivers
                .written(receiver, sayable)
                .compose(written -> offLoop.run(() -> written.map(
                                message -> Json.reply(200, delivery(receiver, sayable, receipt, message)))
                        .orElseGet(Deliveries::silent)));
    }

    private static Reply silent() {
        return Json.problem(
                        503,
                        "receiver-away",
                        "No answer",
                        "Nobody answers for the receiver; it may be starting. What became of the fact stands in its receipts.")
                .with("Retry-After", "5");
    }

    private static DeliveryJson delivery(String receiver, Sayable sayable, Optional<Receipt> receipt, Written written) {
        return new DeliveryJson(
                receiver,
                sayable.cloud(),
                sayable.seq(),
                Texts.rfc3339(sayable.at()),
                sayable.fact().word(),
                receipt.map(Tellings::json).orElse(null),
                written.equals(Written.NOTHING) ? null : message(written));
    }

    private static MessageJson message(Written written) {
        return new MessageJson(
                written.name(),
                written.variables().stream()
                        .map(v -> new VariableJson(v.oid(), v.name(), v.type(), v.value()))
                        .toList(),
                written.body().isEmpty() ? null : written.body());
    }
}
