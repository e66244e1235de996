package io.vioscope.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one SNMP receiver is spoken to. */
public sealed interface SnmpAccess {
    /** The version as it is written in the configuration. */
    String version();

    /** The versions that have no secrets. */
    enum Plain {
        V1,
        V2C
    }

    /**
     * SNMPv1 or SNMPv2c.
     *
     * @param community a secret of sorts
     */
    record Community(Plain plain, String community) implements SnmpAccess {
        @Override
        public String version() {
            return plain == Plain.V1 ? "v1" : "v2c";
        }

        @Override
        public String toString() {
            return version();
        }
    }

    /** How messages are proved to come from us. */
    enum Auth {
        MD5,
        SHA1,
        SHA224,
        SHA256,
        SHA384,
        SHA512
    }

    /** How messages are kept from others. */
    enum Privacy {
        DES,
        AES128,
        AES192,
        AES256
    }

    /**
     * SNMPv3 with the user-based security model.
     *
     * @param name            the user
     * @param auth            null for none
     * @param authPassword    empty for none
     * @param privacy         null for none; never without {@code auth}
     * @param privacyPassword empty for none
     */
    record User(
            String name,
            @Nullable Auth auth,
            String authPassword,
            @Nullable Privacy privacy,
            String privacyPassword) implements SnmpAccess {
        @Override
        public String version() {
            return "v3";
        }

        /** The security level by its name in RFC 3411. */
        public String level() {
            if (auth == null) return "noAuthNoPriv";
            return privacy == null ? "authNoPriv" : "authPriv";
        }

        @Override
        public String toString() {
            return "v3 " + name + " " + level();
        }
    }

    /** Calls the one handler that is for this. */
    default <R> R match(Function<Community, R> community, Function<User, R> user) {
        if (this instanceof Community a) return community.apply(a);
        if (this instanceof User a) return user.apply(a);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
