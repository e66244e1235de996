package io.vioscope.simulator.fault;

import io.vioscope.simulator.fault.Catalogue.Unchanged;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the catalogue says does not change: whether it has not, for what the test itself has not touched. */
final class Stillness {
    private static final Map<String, List<String>> WHOLE = Map.of(
            "NovaService", List.of("state", "status"),
            "Hypervisor", List.of("state", "status", "vcpus", "memory_mb", "local_gb"),
            "Server", List.of("status", "power_state", "OS-EXT-SRV-ATTR:host"),
            "NeutronAgent", List.of("alive"));

    /** What the test's own servers count for. */
    private static final Set<String> COUNTED = Set.of("running_vms", "free_disk_gb");

    private final Trial trial;
    private final Scopes scopes;

    Stillness(Trial trial, Scopes scopes) {
        this.trial = trial;
        this.scopes = scopes;
    }

    boolean holds(Unchanged what) {
        if (what.kind().equals("Migration")) {
            return trial.idsNow("Migration").isEmpty();
        }
        var fields =
                what.attribute().equals("*") ? WHOLE.getOrDefault(what.kind(), List.of()) : List.of(what.attribute());
        return scopes.of(what.kind(), what.scope()).stream()
                .filter(id -> !trial.attempts.concern(id))
                .allMatch(id -> fields.stream().allMatch(field -> holds(what, field, id)));
    }

    private boolean holds(Unchanged what, String attribute, String id) {
        var field = Wording.field(what.kind(), attribute);
        var before = trial.before(what.kind(), id);
        var now = trial.now(what.kind(), id);
        if (before == null || now == null) {
            return true;
        }
        if (!trial.attempts.booted().isEmpty() && COUNTED.contains(field)) {
            return !now.value(field).equals("0");
        }
        return switch (what.value()) {
            case "stops moving" -> true;
            case "keeps moving" -> trial.seconds() < 30 || !before.value(field).equals(now.value(field));
            case "down" -> trial.seconds() < 90 || now.value(field).equals("down");
            default ->
                before.value(field).equals(now.value(field))
                        || List.of(what.value().split("\\|")).contains(now.value(field));
        };
    }
}
