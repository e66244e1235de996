package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The deployment mode, as VIO's management server tells it or, where that is not read, as far as OpenStack's own lists do.
 *
 * @param confidence 0 to 100
 * @param because    one sentence
 * @param redundancy the mode that says how many of each service there have to be: of a deployment on Kubernetes that was
 *                   made without high availability that of a compact one
 */
record ModeGuess(DeploymentMode mode, int confidence, String because, DeploymentMode redundancy) {
    private static final String MODE = Inference.MANAGEMENT_SOURCE.name() + Attributes.OF_SOURCE + "mode";
    private static final String BECAUSE = MODE + "_because";
    private static final String HA = Inference.MANAGEMENT_SOURCE.name() + Attributes.OF_SOURCE + "ha_enabled";
    private static final int BY_ITS_OWN_WORD = 95;

    private static final Set<String> ON_CONTROLLERS = Set.of("nova-scheduler", "nova-conductor", "nova-consoleauth");

    /** As Kubernetes names the pods of a deployment. */
    private static final Pattern POD = Pattern.compile(".*-[0-9a-z]{8,10}-[0-9a-z]{5}");

    private ModeGuess(DeploymentMode mode, int confidence, String because) {
        this(mode, confidence, because, mode);
    }

    static ModeGuess said(DeploymentMode mode) {
        return new ModeGuess(mode, 100, "the configuration says so");
    }

    /** What the management server says of that cloud goes before what is inferred. */
    static ModeGuess of(String cloud, Inventory inventory) {
        return inventory
                .get(new EntityKey(Kind.CLOUD, cloud))
                .flatMap(known -> told(known.attributes()))
                .orElseGet(() -> inferred(inventory));
    }

    private static Optional<ModeGuess> told(Attributes known) {
        var because = known.get(BECAUSE);
        return Stream.of(DeploymentMode.values())
                .filter(mode -> mode.word().equals(known.get(MODE)))
                .findFirst()
                .map(mode -> new ModeGuess(
                        mode,
                        BY_ITS_OWN_WORD,
                        because == null ? "the management server says so" : because,
                        "false".equals(known.get(HA)) ? DeploymentMode.COMPACT : mode));
    }

    private static ModeGuess inferred(Inventory inventory) {
        var services = inventory.of(Kind.SERVICE).values().stream()
                .filter(e -> ON_CONTROLLERS.contains(binary(e)))
                .toList();
        var controllers = hosts(services);
        var drivers = hosts(inventory.of(Kind.COMPUTE_SERVICE).values());
        if (controllers.isEmpty()) {
            return new ModeGuess(DeploymentMode.UNKNOWN, 0, "no control-plane service is known");
        }
        if (controllers.stream().allMatch(host -> POD.matcher(host).matches())) {
            return new ModeGuess(DeploymentMode.KUBERNETES, 60, "control-plane services run in what look like pods");
        }
        if (controllers.size() > 1) {
            return new ModeGuess(
                    DeploymentMode.HA, 90, "control-plane services run on " + String.join(", ", controllers));
        }
        var only = controllers.iterator().next();
        if (drivers.isEmpty()) {
            return new ModeGuess(
                    DeploymentMode.UNKNOWN, 0, "one controller, " + only + ", and no nova-compute is known");
        }
        return drivers.contains(only)
                ? new ModeGuess(DeploymentMode.TINY, 70, "nova-compute runs on the one controller, " + only)
                : new ModeGuess(DeploymentMode.COMPACT, 80, "one controller, " + only + ", without a nova-compute");
    }

    /** Where any of them works, or all hosts where none does: rows of hosts that are no more stay in the lists. */
    private static TreeSet<String> hosts(Collection<Entity> services) {
        var working =
                services.stream().filter(e -> e.status().health() == Health.OK).toList();
        return (working.isEmpty() ? services : working)
                .stream().map(ModeGuess::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String binary(Entity service) {
        return service.id().split("@", 2)[0];
    }

    private static String host(Entity service) {
        return service.id().split("@", 3)[1];
    }
}
