package io.vioscope.source.vcenter;

import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure.Cause;
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
        return switch (why) {
            case REFUSED -> "refused";
            case UNKNOWN_HOST -> "host unknown";
            case TIMED_OUT -> "timed out";
            case CUT_OFF -> "cut off";
            case SERVER_ERROR -> "failing";
            case NOT_XML, NOT_FOUND, WRONG_SHAPE, REDIRECTED -> "no vCenter";
            case TLS -> expired ? "certificate expired" : "certificate not trusted";
            case UNAUTHORIZED -> "login refused";
            case FORBIDDEN -> "no permission";
            default -> "not readable";
        };
    }
}
