package io.vioscope.recording.hide;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms by a keyed hash: equal names have equal ones, and without the key nobody can try names out. The key is
 * random and never leaves this object. For one thread.
 */
final class Pseudonyms {
    /** What any pseudonym looks like. */
    static final Pattern SHAPE = Pattern.compile("(?:name|ip|mac|text)-[0-9a-f]{8}(?:[0-9a-f]{4}|-[0-9a-f]{5})");

    /** As Kubernetes names pods: by this shape the engine knows a deployment on Kubernetes. */
    private static final Pattern POD = Pattern.compile(".*-[0-9a-z]{8,10}-[0-9a-z]{5}");

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    static Pseudonyms withFreshKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    static Pseudonyms withKey(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the name of a thing, a host or a person. */
    String name(String name) {
        var hash = hash(name);
        return POD.matcher(name).matches()
                ? "name-" + hash.substring(0, 8) + "-" + hash.substring(8, 13)
                : "name-" + hash.substring(0, 12);
    }

    String ip(String address) {
        return "ip-" + hash(address).substring(0, 12);
    }

    String mac(String address) {
        return "mac-" + hash(address).substring(0, 12);
    }

    /** Of a whole text that people wrote. */
    String text(String text) {
        return "text-" + hash(text).substring(0, 12);
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
