package io.vioscope.agent.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.snmp4j.smi.OID;

/** What moves while nothing happens, and is told as it is when somebody asks. */
public interface Live {
    /** Since this server started. */
    Duration upTime();

    /** How often what that standard counter counts has happened. */
    long count(OID counter);

    /** What is known of the receivers, by name; empty while that cannot be asked. May block for a moment. */
    Optional<Told> told();

    /**
     * What receivers were told.
     *
     * @param at        as of when
     * @param receivers by name
     */
    record Told(Instant at, Map<String, ToldReceiver> receivers) {}

    /**
     * One receiver.
     *
     * @param number   of the last notification it was sent; 0 for none
     * @param waiting  how many facts it has still to be told
     * @param told     how many facts of the last day it was told
     * @param withheld how many facts of the last day it was not told on purpose
     * @param repeated how many messages of the last day were repetitions
     * @param lastAt   when something became of a fact; empty if nothing did in the last day
     */
    record ToldReceiver(long number, long waiting, long told, long withheld, long repeated, Optional<Instant> lastAt) {
        /** Nothing happened yet. */
        public static final ToldReceiver NEW = new ToldReceiver(0, 0, 0, 0, 0, Optional.empty());
    }
}
