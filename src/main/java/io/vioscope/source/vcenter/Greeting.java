package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.config.VCenterAccess;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.soap.Call;
import io.vioscope.source.vcenter.soap.Soap;
import io.vioscope.source.xml.Ref;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a vCenter who it is: needs no login, and is answered from memory. */
final class Greeting {
    private static final Ref SERVICE = new Ref("ServiceInstance", "ServiceInstance");

    private final VCenterAccess access;
    private final Soap soap;
    private final HttpLimits limits;
    private @Nullable About known;
    private Duration trip = Duration.ZERO;
    private boolean isSlow;

    Greeting(VCenterAccess access, Soap soap, HttpLimits limits) {
        this.access = access;
        this.soap = soap;
        this.limits = limits;
    }

    /** Who it last was; null where it has never answered. */
    @Nullable
    About known() {
        return known;
    }

    /** How long it took to say who it is, when it last did. */
    Duration trip() {
        return trip;
    }

    /** Whether that took too long twice in a row. */
    boolean isSlow() {
        return isSlow;
    }

    /** Its instance UUID, as it said or as is configured; null where neither. */
    @Nullable
    String uuid() {
        return known == null ? access.uuid() : known.uuid();
    }

    /** Who it is; a failure where something else answers, or another vCenter than the configured one. */
    Future<Result<About>> who(Meter meter) {
        return soap.call(Call.of("RetrieveServiceContent", SERVICE), limits.answer(), meter)
                .map(said -> said.match(
                        answer -> {
                            isSlow = trip.compareTo(Standing.SLOW) > 0
                                    && answer.trip().compareTo(Standing.SLOW) > 0;
                            trip = answer.trip();
                            return recognized(About.of(answer.response()).orElse(null));
                        },
                        fault -> Result.failed(fault.why()),
                        Result::failed));
    }

    private Result<About> recognized(@Nullable About about) {
        var asked = "RetrieveServiceContent at " + access.url();
        if (about == null) {
            return Result.failed(Failures.of(Cause.WRONG_SHAPE, asked, "something answers that is no vCenter"));
        }
        if (access.uuid() != null && !access.uuid().equals(about.uuid())) {
            return Result.failed(Failures.of(
                    Cause.IMPLAUSIBLE, asked, "this is vCenter " + about.uuid() + ", not " + access.uuid()));
        }
        known = about;
        return Result.ok(about);
    }
}
