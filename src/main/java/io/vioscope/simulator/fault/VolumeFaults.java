package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;

/** What breaks in Cinder and its volumes. */
final class VolumeFaults {
    static final List<FaultType> ALL = List.of(
            fault("cinder-volume-down", Sort.VOLUME_SERVICE, "A cinder-volume is dead", trouble(Trouble.DOWN)),
            fault(
                    "cinder-backend-misconfigured",
                    Sort.VOLUME_SERVICE,
                    "A cinder-volume has started without its vCenter and keeps silent",
                    trouble(Trouble.NOT_INITIALIZED)),
            fault(
                    "cinder-scheduler-down",
                    Sort.CLOUD,
                    "All cinder-schedulers are dead",
                    ComputeFaults.all("cinder-scheduler")),
            fault("volume-stuck", Sort.VOLUME, "A volume does not get on", setting("extending")),
            fault(
                    "volume-attachment-mismatch",
                    Sort.ATTACHED_VOLUME,
                    "A volume is in use by a server that Nova does not have",
                    deed(
                            (strike, volume) -> strike.cloud().storage().estrange(strike.id()),
                            (strike, volume) -> strike.cloud().storage().reconcile(strike.id()))),
            fault("volume-error", Sort.VOLUME, "A volume is in error", setting("error")));

    private VolumeFaults() {}

    private static Effect setting(String status) {
        return deed(
                (strike, volume) -> strike.cloud().storage().setStatus(strike.id(), status),
                VolumeFaults::makeAvailable);
    }

    private static void makeAvailable(Strike strike, EntityKey volume) {
        strike.cloud().storage().setStatus(strike.id(), "available");
    }
}
