package io.vioscope.config;

import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how one SNMP receiver is spoken to, or how one who reads proves to be itself. */
final class AccessReader {
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_USER = 32;
    private static final List<String> OF_USERS =
            List.of("user", "auth", "auth_password", "privacy", "privacy_password");

    private final Section section;
    private final Map<String, User> users;
    private final Reading reading;
    private final String who;
    private final String versions;

    private AccessReader(Section section, Map<String, User> users, String who, String versions) {
        this.section = section;
        this.users = users;
        this.reading = section.reading();
        this.who = who;
        this.versions = versions;
    }

    /** The users are those of the receivers before it, by name; this one's is added. */
    static AccessReader ofReceiver(Section section, Map<String, User> users) {
        return new AccessReader(section, users, "receiver", "v1, v2c or v3");
    }

    /** The same of one who reads, which is not by SNMPv1: it has no unsigned numbers of 64 bits and no exceptions. */
    static AccessReader ofReader(Section section, Map<String, User> users) {
        return new AccessReader(section, users, "reader", "v2c or v3");
    }

    /** The same of one who sends us traps by SNMPv3. */
    static AccessReader ofSender(Section section, Map<String, User> users) {
        return new AccessReader(section, users, "user", "v3");
    }

    @Nullable
    SnmpAccess read() {
        var version = section.field("version");
        return switch (version == null ? "v2c" : version.text()) {
            case "v1" -> versions.contains("v1") ? community(Plain.V1) : unknown(version);
            case "v2c" -> community(Plain.V2C);
            case "v3" -> user();
            default -> unknown(version);
        };
    }

    private @Nullable SnmpAccess unknown(@Nullable Field version) {
        return version == null
                ? null
                : Values.wrong(
                        reading,
                        version,
                        versions.contains("v1") ? "is no version of SNMP" : "is no version that is answered",
                        versions);
    }

    private @Nullable SnmpAccess community(Plain plain) {
        OF_USERS.stream()
                .filter(section::givenSecret)
                .forEach(key -> refuse(key, "is of SNMPv3", "version: v3, or no such key"));
        if (!section.givenSecret("community")) {
            refuse("community", "is missing", "the " + who + "'s community, or community_file");
        }
        var field = section.secret("community");
        var text = field == null ? null : Values.text(reading, field);
        return text == null ? null : new Community(plain, text);
    }

    private void refuse(String key, String problem, String right) {
        reading.add(
                section.mistake(section.has(key) || !section.has(key + "_file") ? key : key + "_file", problem, right));
    }

    /** One of SNMPv3, whatever the version says. */
    @Nullable
    SnmpAccess user() {
        if (section.givenSecret("community")) {
            refuse("community", "is of SNMPv1 and SNMPv2c", "user and passwords, or another version");
        }
        var name = name();
        var auth = word("auth", Auth.class, EnumSet.allOf(Auth.class));
        var privacy = word("privacy", Privacy.class, EnumSet.allOf(Privacy.class));
        if (privacy != null && !section.given("auth")) {
            refuse("auth", "is missing beside privacy", "one of sha256, sha512 and others, with auth_password");
        }
        var authPassword = password("auth", "auth_password");
        var privacyPassword = password("privacy", "privacy_password");
        if (name == null || authPassword == null || privacyPassword == null) return null;
        return known(new User(name, auth, authPassword, privacy, privacyPassword));
    }

    private @Nullable String name() {
        var field = section.required("user", "the name of an SNMPv3 user of the " + who);
        var name = field == null ? null : Values.text(reading, field);
        if (field == null || name == null || name.length() <= LONGEST_USER) return name;
        return Values.wrong(reading, field, "is too long for a user", "1 to " + LONGEST_USER + " characters");
    }

    private <E extends Enum<E>> @Nullable E word(String key, Class<E> type, Set<E> allowed) {
        var field = section.field(key);
        return field == null ? null : Values.word(reading, field, type, allowed);
    }

    /** Empty where there is no such protocol. */
    private @Nullable String password(String protocol, String key) {
        if (!section.given(protocol)) {
            if (section.givenSecret(key)) {
                refuse(key, "is given without " + protocol, protocol + " too, or no such key");
            }
            return "";
        }
        if (!section.givenSecret(key)) {
            refuse(key, "is missing", "the password, or " + key + "_file");
        }
        var field = section.secret(key);
        var text = field == null ? null : Values.text(reading, field);
        if (field == null || text == null || text.length() >= SHORTEST_PASSWORD) return text;
        return Values.wrong(reading, field, "is too short", "at least " + SHORTEST_PASSWORD + " characters (RFC 3414)");
    }

    private @Nullable User known(User user) {
        var before = users.putIfAbsent(user.name(), user);
        if (before == null || before.equals(user)) return user;
        refuse("user", "has other protocols or passwords at a " + who + " before it", "another user for each of them");
        return null;
    }
}
