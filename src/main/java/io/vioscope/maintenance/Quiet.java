package io.vioscope.maintenance;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.MaintenanceWindow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Of what nobody is told at one moment. Immutable. */
public final class Quiet {
    private static final Comparator<MaintenanceWindow> LAST_TO_END =
            Comparator.comparing(MaintenanceWindow::until).thenComparing(MaintenanceWindow::number);

    private final Inventory inventory;
    private final List<MaintenanceWindow> active;

    private Quiet(Inventory inventory, List<MaintenanceWindow> active) {
        this.inventory = inventory;
        this.active = active;
    }

    /** By those windows of that cloud, at that time. */
    public static Quiet of(Windows windows, Inventory inventory, Instant now) {
        return new Quiet(
                inventory,
                windows.open().values().stream()
                        .filter(window -> window.hasBegun(now))
                        .sorted(LAST_TO_END.reversed())
                        .toList());
    }

    /** The number of the window that covers an entity, of several the one that ends last; empty where people are told. */
    public Optional<Long> over(EntityKey entity) {
        return active.stream()
                .filter(window -> Coverage.reaches(inventory, window.scope(), entity))
                .map(MaintenanceWindow::number)
                .findFirst();
    }
}
