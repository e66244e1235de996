package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What receivers were told, as the face needs it. A future fails when the database is away. */
public interface Receipts {
    /** Where nobody is told anything. */
    Receipts NONE = new Receipts() {
        @Override
        public List<Named> configured() {
            return List.of();
        }

        @Override
        public Future<Map<String, List<Receipt>>> about(String cloud, EntityKey key, long number) {
            return Future.succeededFuture(Map.of());
        }

        @Override
        public Future<Told> receivers() {
            return Future.succeededFuture(new Told(null, List.of()));
        }

        @Override
        public Future<List<Receipt>> page(String receiver, @Nullable Place after, int limit) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Optional<Receipt>> one(String receiver, String cloud, long seq) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Recorded>> fact(String cloud, long seq) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    /** The order in which they are shown. */
    Comparator<Receipt> NEWEST_FIRST =
            Comparator.comparing(Receipt::at).thenComparing(Receipt::seq).reversed();

    /**
     * All receivers.
     *
     * @param engineId who this server is to receivers of SNMPv3, in hexadecimal digits; null where it was nobody yet
     */
    record Told(@Nullable String engineId, List<Receiver> receivers) {}

    /**
     * One receiver.
     *
     * @param name     its name in the configuration
     * @param address  where it is, with port
     * @param type     snmp or webhook
     * @param version  of SNMP, with user and level for v3; of a webhook the format of what is sent
     * @param inform   whether it has to answer
     * @param number   the number of the last notification it was sent
     * @param waiting  how many facts it has not been told yet
     * @param outcomes how many facts of the last day ended how, by the word of the outcome
     * @param repeated how many messages of the last day were repetitions
     * @param lastAt   when it was last told something; null if it was not in the last day
     */
    record Receiver(
            String name,
            String address,
            String type,
            String version,
            boolean inform,
            long number,
            long waiting,
            SortedMap<String, Long> outcomes,
            long repeated,
            @Nullable Instant lastAt) {}

    /**
     * What became of one fact at one receiver.
     *
     * @param cloud   of the fact
     * @param seq     of the fact
     * @param type    of the fact
     * @param number  among those to the receiver; 0 if nothing was sent
     * @param outcome its word
     * @param tries   how often it was sent
     * @param cause   the number of the problem that explains it, if that is why it was not told
     * @param said    what the receiver said, if it refused it
     * @param body    the public JSON of the fact, an object
     */
    record Receipt(
            String cloud,
            long seq,
            String type,
            long number,
            Instant at,
            String outcome,
            int tries,
            @Nullable Long cause,
            @Nullable String said,
            String body) {}

    /**
     * A receiver as it is configured.
     *
     * @param address where it is, with port
     * @param type    snmp or webhook
     * @param how     what it is told by, for people; plural
     * @param answers whether it says that it was told
     */
    record Named(String name, String address, String type, String how, boolean answers) {}

    /** All that are configured, whether or not the database is there. */
    List<Named> configured();

    /** The receipts for all facts about one alarm or problem, in their order, by receiver. */
    Future<Map<String, List<Receipt>>> about(String cloud, EntityKey key, long number);

    /** All that are configured. */
    Future<Told> receivers();

    /**
     * Receipts of one, newest first.
     *
     * @param after after which of them; null for the newest
     * @param limit 1 to 1001
     */
    Future<List<Receipt>> page(String receiver, @Nullable Place after, int limit);

    /** The receipt for one fact, if there is one. */
    Future<Optional<Receipt>> one(String receiver, String cloud, long seq);

    /** A fact that was, or is to be, told; if it is there. */
    Future<Optional<Recorded>> fact(String cloud, long seq);

    /**
     * A recorded fact.
     *
     * @param cloudIndex the number the database keeps for its cloud
     */
    record Recorded(int cloudIndex, Instant at, Fact fact) {}

    /** A place in the list of receipts. */
    record Place(Instant at, String cloud, long seq) {
        /** That of a receipt. */
        public static Place of(Receipt receipt) {
            return new Place(receipt.at(), receipt.cloud(), receipt.seq());
        }

        /** The place that {@link #toString} has written; empty for any other text. */
        public static Optional<Place> parse(String cursor) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var parts = text.split(" ", 3);
                return parts.length == 3
                        ? Optional.of(new Place(Instant.parse(parts[0]), parts[2], Long.parseLong(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        }

        /** Opaque, for a URL. */
        @Override
        public String toString() {
            var text = at + " " + seq + " " + cloud;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
