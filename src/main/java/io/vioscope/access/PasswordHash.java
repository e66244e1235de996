package io.vioscope.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512 and as many rounds as OWASP's Password Storage Cheat Sheet asks for
 * (220,000), which every JDK has and which takes about a fifth of a second. Blocks that long.
 */
public final class PasswordHash {
    /** How many octets of chance each has beside it. */
    public static final int SALT = 16;

    private static final int ROUNDS = 220_000;
    private static final int BITS = 512;
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha512\\$i=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** What the password of somebody who is not there is held against, so that it takes as long as any other. */
    public static final String OF_NOBODY =
            "$pbkdf2-sha512$i=" + ROUNDS + "$" + text(new byte[SALT]) + "$" + text(new byte[BITS / Byte.SIZE]);

    private PasswordHash() {}

    /** In the form of the PHC string format; the salt is {@link #SALT} octets of chance. */
    public static String of(String password, byte[] salt) {
        return "$pbkdf2-sha512$i=" + ROUNDS + "$" + text(salt) + "$" + text(derive(password, salt, ROUNDS));
    }

    /** Whether that was the password; told in a time that does not depend on where they differ. */
    public static boolean fits(String password, String kept) {
        var form = FORM.matcher(kept);
        if (!form.matches()) {
            throw new IllegalArgumentException("kept in a form that is not ours");
        }
        var decoder = Base64.getDecoder();
        var made = derive(password, decoder.decode(form.group(2)), Integer.parseInt(form.group(1)));
        return MessageDigest.isEqual(made, decoder.decode(form.group(3)));
    }

    /** Of what can be typed in several ways, one is hashed (NIST SP 800-63B-4, 3.1.1.2). */
    private static byte[] derive(String password, byte[] salt, int rounds) {
        var normal = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        try {
            var spec = new PBEKeySpec(normal, salt, rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(byte[] octets) {
        return new String(Base64.getEncoder().withoutPadding().encode(octets), StandardCharsets.US_ASCII);
    }
}
