package io.vioscope.app;

import io.vioscope.config.CloudConfig;
import io.vioscope.model.SourceId;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.trap.Traps;
import java.time.Duration;

/** How often sources look, and how long nothing may be heard of them. */
final class Intervals {
    private Intervals() {}

    /** From the start of one look to the start of the next. */
    static Duration of(CloudConfig cloud, SourceId source) {
        var canary = cloud.probes().canary();
        if (canary != null && source.equals(CanarySource.ID)) {
            return canary.every();
        }
        return source.equals(Traps.ID)
                ? cloud.polling().bySource().getOrDefault(Traps.ID.name(), Traps.POLL)
                : cloud.poll(source.name());
    }

    /** A source may miss three polls, and a poll of a large cloud may take two minutes. */
    static Duration patience(Duration poll) {
        var three = poll.multipliedBy(3);
        var slow = poll.plusMinutes(2);
        return three.compareTo(slow) > 0 ? three : slow;
    }
}
