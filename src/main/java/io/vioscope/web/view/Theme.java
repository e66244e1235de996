package io.vioscope.web.view;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dark ink on light ground, or the other way. */
public enum Theme {
    /** As the reader's system has it. */
    SYSTEM("light dark"),
    LIGHT("light"),
    DARK("dark");

    /** The cookie that keeps the choice. */
    public static final String COOKIE = "theme";

    private final String schemes;

    Theme(String schemes) {
        this.schemes = schemes;
    }

    /** The word in forms, in the cookie and on pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What CSS calls {@code color-scheme}: which grounds a page may have. */
    public String schemes() {
        return schemes;
    }

    /** The theme of that word, if there is one. */
    public static Optional<Theme> of(@Nullable String word) {
        return Stream.of(values()).filter(theme -> theme.word().equals(word)).findFirst();
    }
}
