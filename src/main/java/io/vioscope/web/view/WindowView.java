package io.vioscope.web.view;

import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as it may be shown.
 *
 * @param cloud   where
 * @param state   active, coming, expired or cancelled
 * @param endedAt when it ended; null while it has not
 */
public record WindowView(
        CloudView cloud,
        MaintenanceWindow window,
        String state,
        @Nullable Instant endedAt) {

    /** Those of a cloud: first those that have not ended, by their beginning, then the others, the newest first. */
    public static List<WindowView> of(CloudView cloud) {
        var now = cloud.snapshot().asOf();
        var windows = cloud.snapshot().state().windows();
        var ended = new ArrayList<>(windows.ended().stream()
                .map(e -> new WindowView(cloud, e.window(), word(e.why()), e.at()))
                .toList());
        Collections.reverse(ended);
        var all = new ArrayList<>(windows.open().values().stream()
                .map(w -> new WindowView(cloud, w, w.hasBegun(now) ? "active" : "coming", null))
                .sorted((one, other) -> one.window.from().compareTo(other.window.from()))
                .toList());
        all.addAll(ended);
        return all;
    }

    private static String word(WindowFact.End why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be cancelled. */
    public boolean isOpen() {
        return endedAt == null;
    }
}
