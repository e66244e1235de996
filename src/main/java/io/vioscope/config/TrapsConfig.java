package io.vioscope.config;

import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.trap.TrapRule;
import io.vioscope.model.EntityKey;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose traps are taken, and what becomes of them.
 *
 * @param host        the address to listen on
 * @param port        0 to 65535; 0 for any
 * @param communities those of SNMPv1 and SNMPv2c that are taken
 * @param users       those of SNMPv3
 * @param senders     who may send; the first whose network has an address speaks for it
 * @param rules       what traps mean; the first that fits
 * @param expire      how long what a trap said is held to be so where no trap ends it
 * @param perSender   how many a second are taken of one sender, ten times as many at once
 * @param total       how many a second are taken of all, ten times as many at once
 */
public record TrapsConfig(
        String host,
        int port,
        Set<String> communities,
        List<TrapUser> users,
        List<Sender> senders,
        List<TrapRule> rules,
        Duration expire,
        int perSender,
        int total) {
    public TrapsConfig {
        communities = Set.copyOf(communities);
        users = List.copyOf(users);
        senders = List.copyOf(senders);
        rules = List.copyOf(rules);
    }

    /**
     * A user of SNMPv3.
     *
     * @param engineId hexadecimal digits of the only engine whose user it is; null for that of whoever sends
     */
    public record TrapUser(User user, @Nullable String engineId) {}

    /**
     * Somebody who may send.
     *
     * @param cloud in which cloud what it tells of is looked for; null for all
     * @param is    what it is, where that is known
     */
    public record Sender(
            Network network,
            @Nullable String cloud,
            @Nullable EntityKey is) {}

    /** Who sends from that address, if anybody may. */
    public Optional<Sender> sender(InetAddress address) {
        return senders.stream().filter(s -> s.network().contains(address)).findFirst();
    }

    /** The same on another port. */
    public TrapsConfig withPort(int other) {
        return new TrapsConfig(host, other, communities, users, senders, rules, expire, perSender, total);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "TrapsConfig[" + host + ":" + port + " from " + senders + "]";
    }
}
