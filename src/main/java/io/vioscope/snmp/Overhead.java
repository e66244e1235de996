package io.vioscope.snmp;

import io.vioscope.config.SnmpAccess;
import java.nio.charset.StandardCharsets;

/** How many octets of a message are not the PDU, at most. */
public final class Overhead {
    /** The outer header, the version, and a request id that is set when the message is sent. */
    private static final int HEADERS = 4 + 3 + 8;

    /**
     * What RFC 3412 and 3414 put around a PDU beside the user's name: the header data (22), the security parameters with an
     * engine id (34), boots and time (12), 48 octets of authentication and 8 of privacy (60) and their headers (8), and the
     * scoped PDU with its engine id, context and headers (44), filled up to a multiple of eight.
     */
    private static final int VERSION_3 = 22 + 34 + 12 + 60 + 8 + 44 + 8;

    private Overhead() {}

    /** Of messages to somebody who is spoken to like that. */
    public static int of(SnmpAccess access) {
        return HEADERS
                + access.match(community -> 4 + octets(community.community()), user -> VERSION_3 + octets(user.name()));
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
