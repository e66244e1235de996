package io.vioscope.source.vcenter;

import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Unread;
import io.vioscope.source.openstack.decode.Said;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a vCenter stands towards us, in attributes of it. */
final class Standing {
    /** A vCenter answers from memory who it is, within milliseconds. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private Standing() {}

    static Attributes of(VCenter.Seen seen) {
        var why = seen.why();
        return Said.of(
                "vcenter.state",
                word(why == null ? null : why.cause(), seen.isSlow(), seen.expired()),
                "vcenter.why",
                why == null ? null : why.detail(),
                "vcenter.url",
                seen.access().url().toString(),
                "vcenter.version",
                seen.about() == null ? null : seen.about().version());
    }

    private static String word(@Nullable Cause why, boolean isSlow, boolean expired) {
        if (why == null) {
            return isSlow ? "slow" : "answers";
        }
        return Unread.word(why, expired, "no vCenter");
    }
}
