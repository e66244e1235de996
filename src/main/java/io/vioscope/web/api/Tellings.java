package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.bus.ReceiverState;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Place;
import io.vioscope.web.view.Receipts.Receipt;
import io.vioscope.web.view.Receipts.Receiver;
import io.vioscope.web.view.Receipts.Told;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who is told by notifications, and the receipts of that, as JSON. */
public final class Tellings {
    private static final int PAGE = 100;

    private final Receipts receipts;
    private final Receivers receivers;
    private final OffLoop offLoop;

    /** Reads them there, and asks those who tell. */
    public Tellings(Receipts receipts, Receivers receivers, OffLoop offLoop) {
        this.receipts = receipts;
        this.receivers = receivers;
        this.offLoop = offLoop;
    }

    /** All receivers; engineId is who this server is to receivers of SNMPv3. */
    public record ReceiversJson(
            List<ReceiverJson> items, @Nullable String engineId) {}

    /**
     * A receiver; number is that of the last notification it was sent, waiting how many facts it has not been told yet,
     * outcomes what became of facts in the last day (sent, answered, or the reason why it was not told) and repeated how many
     * messages of the last day were repetitions. If nothing gets through, trouble says why and troubleSince since when;
     * gotThroughAt is when something last did since the start.
     */
    public record ReceiverJson(
            String name,
            String address,
            String type,
            String version,
            boolean inform,
            long number,
            long waiting,
            Map<String, Long> outcomes,
            long repeated,
            @Nullable String lastAt,
            @Nullable String troubleSince,
            @Nullable String trouble,
            @Nullable String gotThroughAt) {}

    /** Receipts of one receiver, newest first; next is the cursor of those after them and not there if there are none. */
    public record ReceiptsJson(
            String receiver,
            List<ReceiptJson> items,
            @Nullable String next) {}

    /**
     * What became of a fact; number is among those to the receiver and not there if nothing was sent, explainedBy the number
     * of the problem that explains it, where that is why, said what the receiver said, where it refused it.
     */
    public record ReceiptJson(
            String cloud,
            long seq,
            String type,
            @Nullable Long number,
            String at,
            String outcome,
            int tries,
            @Nullable Long explainedBy,
            @Nullable String said) {}

    /** {@code receivers}: all of them; not paged. */
    public Future<Reply> receivers(Ask ask) {
        return receipts.receivers()
                .compose(told -> states(told).compose(states -> offLoop.run(() -> Json.reply(200, json(told, states)))))
                .otherwise(away -> away());
    }

    /** {@code receipts?receiver=&cursor=&limit=}: the receipts of one, newest first. */
    public Future<Reply> receipts(Ask ask) {
        var parameters = new Parameters(ask);
        var limit = parameters.limit(PAGE);
        var after = parameters.one("cursor", Place::parse, "right would be the next of a list before, or none");
        return parameters.errors().isEmpty()
                ? receipts.receivers()
                        .compose(told ->
                                receipts(told, ask.query().getOrDefault("receiver", ""), after.orElse(null), limit))
                        .otherwise(away -> away())
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    private Future<Reply> receipts(Told told, String receiver, @Nullable Place after, int limit) {
        var names = told.receivers().stream().map(Receiver::name).collect(Collectors.toSet());
        return names.contains(receiver)
                ? receipts.page(receiver, after, limit + 1)
                        .compose(found -> offLoop.run(() -> Json.reply(200, page(receiver, found, limit))))
                : Future.succeededFuture(Json.badRequest(Map.of(
                        "receiver", "no receiver has that name; there are " + String.join(", ", sorted(names)))));
    }

    private static ReceiptsJson page(String receiver, List<Receipt> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new ReceiptsJson(
                receiver,
                shown.stream().map(Tellings::json).toList(),
                found.size() > limit ? Place.of(shown.get(limit - 1)).toString() : null);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    static Reply away() {
        return Json.problem(
                        503,
                        "receipts-away",
                        "The receipts cannot be read",
                        "The database is away. Receivers are told all the same.")
                .with("Retry-After", "5");
    }

    private Future<List<Optional<ReceiverState>>> states(Told told) {
        return Future.all(told.receivers().stream()
                        .map(r -> receivers.state(r.name()))
                        .toList())
                .map(all -> all.<Optional<ReceiverState>>list());
    }

    private static ReceiversJson json(Told told, List<Optional<ReceiverState>> states) {
        var items = IntStream.range(0, states.size())
                .mapToObj(i -> json(told.receivers().get(i), states.get(i)))
                .toList();
        return new ReceiversJson(items, told.engineId());
    }

    private static ReceiverJson json(Receiver r, Optional<ReceiverState> state) {
        var trouble = state.map(ReceiverState::troubleSince);
        return new ReceiverJson(
                r.name(),
                r.address(),
                r.type(),
                r.version(),
                r.inform(),
                r.number(),
                r.waiting(),
                r.outcomes(),
                r.repeated(),
                Shapes.time(r.lastAt()),
                Shapes.time(trouble.orElse(null)),
                trouble.flatMap(since -> state.map(ReceiverState::why)).orElse(null),
                Shapes.time(state.map(ReceiverState::gotThroughAt).orElse(null)));
    }

    static ReceiptJson json(Receipt r) {
        return new ReceiptJson(
                r.cloud(),
                r.seq(),
                r.type(),
                r.number() == 0 ? null : r.number(),
                Texts.rfc3339(r.at()),
                r.outcome(),
                r.tries(),
                r.cause(),
                r.said());
    }
}
