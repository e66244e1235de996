package io.vioscope.access;

import java.util.Locale;
import java.util.Optional;

/** What a name and a password that are kept here have to be. Each answer is what is wrong, in words, or empty. */
public final class Wanted {
    /** NIST SP 800-63B-4, 3.1.1.2: where nothing but the password is asked for. */
    public static final int SHORTEST = 15;

    /** So that nobody has us hash a book. */
    public static final int LONGEST = 256;

    private Wanted() {}

    /** What is wrong with a name. */
    public static Optional<String> name(String name) {
        return name.matches("[\\p{Alnum}][\\p{Alnum}._@-]{0,63}")
                ? Optional.empty()
                : Optional.of(
                        "a name is 1 to 64 letters, digits, '.', '_', '-' or '@', and begins with one of the first two");
    }

    /** What is wrong with a password. Which characters it has is nobody's business. */
    public static Optional<String> password(String name, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("a password has " + SHORTEST + " to " + LONGEST + " characters, this has " + length);
        }
        return password.toLowerCase(Locale.ROOT)
                                .replace(name.toLowerCase(Locale.ROOT), "")
                                .length()
                        < SHORTEST / 2
                ? Optional.of("a password is not made of the name")
                : Optional.empty();
    }
}
