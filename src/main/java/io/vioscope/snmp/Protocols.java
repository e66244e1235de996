package io.vioscope.snmp;

import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** The protocols of SNMPv3 by their names in the configuration. */
public final class Protocols {
    private Protocols() {}

    /** All that can be configured; not SNMP4J's own collection, which is one for the whole process. */
    public static SecurityProtocols all() {
        return new SecurityProtocols(SecurityProtocolSet.maxCompatibility);
    }

    /** A user as SNMP4J has it. */
    public static UsmUser user(User user) {
        return new UsmUser(
                new OctetString(user.name()),
                oid(user.auth()),
                secret(user.authPassword()),
                oid(user.privacy()),
                secret(user.privacyPassword()));
    }

    /** The security level by its number in RFC 3411. */
    public static int level(User user) {
        if (user.auth() == null) {
            return SecurityLevel.NOAUTH_NOPRIV;
        }
        return user.privacy() == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
    }

    private static @Nullable OctetString secret(String password) {
        return password.isEmpty() ? null : new OctetString(password);
    }

    private static @Nullable OID oid(@Nullable Auth auth) {
        if (auth == null) {
            return null;
        }
        return switch (auth) {
            case MD5 -> AuthMD5.ID;
            case SHA1 -> AuthSHA.ID;
            case SHA224 -> AuthHMAC128SHA224.ID;
            case SHA256 -> AuthHMAC192SHA256.ID;
            case SHA384 -> AuthHMAC256SHA384.ID;
            case SHA512 -> AuthHMAC384SHA512.ID;
        };
    }

    private static @Nullable OID oid(@Nullable Privacy privacy) {
        if (privacy == null) {
            return null;
        }
        return switch (privacy) {
            case DES -> PrivDES.ID;
            case AES128 -> PrivAES128.ID;
            case AES192 -> PrivAES192.ID;
            case AES256 -> PrivAES256.ID;
        };
    }
}
