package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.bus.Bus;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.TrapDigest;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receipts.Named;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What became of the traps of others, as JSON. */
public final class TrapsIn {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bus bus;
    private final Receipts receipts;
    private final OffLoop offLoop;

    /** Asks on that bus, also of the receivers that are configured there. */
    public TrapsIn(Bus bus, Receipts receipts, OffLoop offLoop) {
        this.bus = bus;
        this.receipts = receipts;
        this.offLoop = offLoop;
    }

    /**
     * What became of them since this server began to listen: how many came to which end (placed, ignored, unplaced, no_rule,
     * not_allowed, not_trusted, left_out), who sent, the last that say nothing of an entity, what is held to be so, and what became
     * of those that were to be forwarded, for each receiver that is forwarded any.
     */
    public record TrapsJson(
            String since,
            Map<String, Long> counts,
            List<SenderJson> senders,
            List<UnplacedJson> unplaced,
            List<HeldJson> held,
            List<ForwardedJson> forwarded) {}

    /** Somebody who sends; of whose traps so many were refused or left out. */
    public record SenderJson(String address, long traps, long refused, String lastAt) {}

    /** A trap, by its name, that says nothing of an entity, and why not. */
    public record UnplacedJson(String at, String sender, String trap, String text, String why) {}

    /** What a trap has said, under which attribute; severity is note where nothing is wrong. */
    public record HeldJson(
            String cloud,
            String kind,
            String id,
            String attribute,
            String severity,
            String text,
            String at,
            String until) {}

    /**
     * What became of those for one receiver; dropped says how many were not forwarded and why (loop, too_large, not_in_v1,
     * queue_full, not_taken).
     */
    public record ForwardedJson(String receiver, long sent, long waiting, Map<String, Long> dropped) {}

    /** {@code traps}: all of it; not paged. */
    public Future<Reply> traps(Ask ask) {
        return bus.ask(Bus.TRAPS, "", PATIENCE)
                .compose(digest -> forwarded().compose(sent -> offLoop.run(() -> Json.reply(200, json(digest, sent)))))
                .otherwise(nobody -> none());
    }

    private static Reply none() {
        return Json.problem(
                404, "no-traps", "No traps are taken", "snmp: traps_in: is not in the configuration of this server.");
    }

    private Future<List<ForwardedJson>> forwarded() {
        var receivers = new Receivers(bus);
        var names = receipts.configured().stream().map(Named::name).toList();
        return Future.all(names.stream().map(receivers::state).toList())
                .map(all -> IntStream.range(0, names.size())
                        .mapToObj(i -> json(names.get(i), all.<Optional<ReceiverState>>resultAt(i)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<ForwardedJson> json(String receiver, Optional<ReceiverState> state) {
        return state.map(ReceiverState::forwarded)
                .map(f -> new ForwardedJson(receiver, f.sent(), f.waiting(), new TreeMap<>(f.dropped())));
    }

    private static TrapsJson json(TrapDigest digest, List<ForwardedJson> forwarded) {
        return new TrapsJson(
                Texts.rfc3339(digest.since()),
                new TreeMap<>(digest.counts()),
                digest.senders().stream()
                        .map(s -> new SenderJson(s.address(), s.traps(), s.refused(), Texts.rfc3339(s.lastAt())))
                        .toList(),
                digest.unplaced().stream()
                        .map(u -> new UnplacedJson(Texts.rfc3339(u.at()), u.sender(), u.trap(), u.text(), u.why()))
                        .toList(),
                digest.held().stream().map(TrapsIn::json).toList(),
                forwarded);
    }

    private static HeldJson json(TrapDigest.Held h) {
        return new HeldJson(
                h.cloud(),
                h.entity().kind().word(),
                h.entity().id(),
                h.attribute(),
                h.severity(),
                h.text(),
                Texts.rfc3339(h.at()),
                Texts.rfc3339(h.until()));
    }
}
