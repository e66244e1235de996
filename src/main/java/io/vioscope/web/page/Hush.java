package io.vioscope.web.page;

import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Why people are not told of something that is in maintenance.
 *
 * @param text the reason, or empty where there is none
 * @param at   the time that ends its sentence, RFC 3339, or empty
 */
public record Hush(String text, String at) {
    private static final Hush NONE = new Hush("", "");

    /** By the number of its window; null where there is none. */
    public static Hush of(CloudView cloud, @Nullable Long window) {
        if (window == null) {
            return NONE;
        }
        return cloud.snapshot()
                .state()
                .windows()
                .get(window)
                .map(w -> new Hush(Words.of("problem.in-maintenance-until"), Texts.rfc3339(w.until())))
                .orElseGet(() -> new Hush(Words.of("problem.began-in-maintenance-which-is"), ""));
    }
}
