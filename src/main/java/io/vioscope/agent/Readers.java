package io.vioscope.agent;

import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.snmp.Protocols;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who may read. */
record Readers(List<Reader> all) {
    /** Of what a request claims, what the rules say. */
    enum Verdict {
        /** It is answered. */
        MAY,
        /** Nobody has that name, or not from there. */
        UNKNOWN,
        /** The user exists and has to prove more. */
        TOO_LITTLE
    }

    /** The one with that community. */
    Optional<Reader> ofCommunity(byte[] community) {
        return all.stream()
                .filter(r ->
                        r.access() instanceof Community c && MessageDigest.isEqual(octets(c.community()), community))
                .findFirst();
    }

    /** The one with that user. */
    Optional<Reader> ofUser(byte[] name) {
        return all.stream()
                .filter(r -> r.access() instanceof User u && MessageDigest.isEqual(octets(u.name()), name))
                .findFirst();
    }

    /** Whether a reader that proved to be itself at that level may read from there. */
    static Verdict verdict(Reader reader, InetAddress from, int level) {
        if (!reader.mayBeAt(from)) return Verdict.UNKNOWN;
        return reader.access() instanceof User user && level < Protocols.level(user) ? Verdict.TOO_LITTLE : Verdict.MAY;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
