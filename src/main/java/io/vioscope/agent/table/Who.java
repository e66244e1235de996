package io.vioscope.agent.table;

import io.vioscope.config.AgentConfig.Identity;
import io.vioscope.config.PublicUrl;
import io.vioscope.config.Receiver;
import io.vioscope.model.SourceId;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who answers: what stays as it is as long as this server runs.
 *
 * @param root      where our MIB is
 * @param engine    who we are to SNMPv3
 * @param identity  what the owner calls it
 * @param version   of Vioscope
 * @param startedAt from when sysUpTime counts
 * @param heartbeat from one heartbeat to the next; zero for none
 * @param sources   the sources that every cloud has
 * @param receivers who is told by SNMP
 * @param pages     where people reach the pages
 */
public record Who(
        Root root,
        LocalEngine engine,
        Identity identity,
        String version,
        Instant startedAt,
        Duration heartbeat,
        List<SourceId> sources,
        List<Receiver> receivers,
        PublicUrl pages) {
    /** How many octets a message may have, in both directions. */
    public static final int LARGEST_MESSAGE = 8192;

    public Who {
        sources = List.copyOf(sources);
        receivers = List.copyOf(receivers);
    }

    /** The same, with that name if it has none. */
    public Who orNamed(String name) {
        var named = new Identity(
                identity.name().isEmpty() ? name : identity.name(), identity.contact(), identity.location());
        return new Who(root, engine, named, version, startedAt, heartbeat, sources, receivers, pages);
    }
}
