package io.vioscope.web.view;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What receivers were told, as the face needs it. A future fails when the database is away. */
public interface Receipts {
    /** Where nobody is told anything. */
    Receipts NONE = new Receipts() {
        @Override
        public Future<Told> receivers() {
            return Future.succeededFuture(new Told(null, List.of()));
        }

        @Override
        public Future<List<Receipt>> latest(String receiver, int limit) {
            return Future.succeededFuture(List.of());
        }
    };

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
     * @param version  of SNMP, with user and level for v3
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
     */
    record Receipt(
            String cloud,
            long seq,
            String type,
            long number,
            Instant at,
            String outcome,
            int tries,
            @Nullable Long cause) {}

    /** All that are configured. */
    Future<Told> receivers();

    /**
     * The newest receipts of one, newest first.
     *
     * @param limit 1 to 1000
     */
    Future<List<Receipt>> latest(String receiver, int limit);
}
