package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.EQUIPMENT_ALARM;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;
import static io.vioscope.alarm.X733.QUALITY_OF_SERVICE_ALARM;
import static io.vioscope.alarm.X733.SOFTWARE_PROGRAM_ERROR;
import static io.vioscope.alarm.X733.STORAGE_CAPACITY_PROBLEM;
import static io.vioscope.alarm.X733.UNDERLYING_RESOURCE_UNAVAILABLE;

import io.vioscope.model.AdminState;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong by the word of a vCenter that is read, or of its silence. Numbers as in {@link Condition}. */
final class VCenterConditions {
    /** At and below how many percent of free space a datastore is scarce, short and full. */
    private static final Map<Severity, Integer> FREE =
            Map.of(Severity.WARNING, 10, Severity.MAJOR, 5, Severity.CRITICAL, 1);

    /** What {@code VirtualMachineConnectionState} calls a machine that a working host cannot give access to. */
    private static final Set<String> LOST = Set.of("inaccessible", "orphaned", "invalid");

    private VCenterConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "vcenter.down",
                    Kind.VCENTER,
                    e -> isDown(e),
                    e -> Severity.MAJOR,
                    e -> e.name() + " does not answer Vioscope (" + e.status().word()
                            + "); what runs below it may well run on",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "vcenter.slow",
                    Kind.VCENTER,
                    e -> e.status().word().equals("slow"),
                    e -> Severity.MINOR,
                    e -> e.name() + " takes more than five seconds to say who it is",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "esxi_host.down",
                    Kind.ESXI_HOST,
                    e -> isDown(e),
                    e -> isMeantToWork(e) ? Severity.MAJOR : Severity.WARNING,
                    e -> "vCenter calls ESXi host " + e.name() + " "
                            + e.status().word()
                            + (says(e, "notResponding") ? ": it is down, or cut off from vCenter" : ""),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "esxi_host.disconnected",
                    Kind.ESXI_HOST,
                    e -> e.status().word().equals("disconnected"),
                    e -> Severity.WARNING,
                    e -> "ESXi host " + e.name() + " was disconnected from vCenter; what runs on it runs on, unwatched",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "datastore.down",
                    Kind.DATASTORE,
                    e -> isDown(e),
                    e -> isMeantToWork(e) ? Severity.CRITICAL : Severity.WARNING,
                    e -> "No ESXi host can access datastore " + e.name(),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "datastore.space",
                    Kind.DATASTORE,
                    e -> scarcity(e).isPresent(),
                    e -> scarcity(e).orElse(Severity.WARNING),
                    e -> "Datastore " + e.name() + " has " + e.attributes().get("free_percent") + " % free",
                    QUALITY_OF_SERVICE_ALARM,
                    STORAGE_CAPACITY_PROBLEM),
            new Condition(
                    "server.inaccessible",
                    Kind.SERVER,
                    e -> LOST.contains(connection(e)),
                    e -> Severity.MAJOR,
                    e -> "vCenter calls the virtual machine of server " + e.name() + " " + connection(e),
                    EQUIPMENT_ALARM,
                    UNDERLYING_RESOURCE_UNAVAILABLE),
            new Condition(
                    "server.guest_hangs",
                    Kind.SERVER,
                    e -> e.status().word().equals("ACTIVE") && "red".equals(heartbeat(e)),
                    e -> Severity.WARNING,
                    e -> "VMware Tools in server " + e.name() + " have stopped answering: its guest system may hang",
                    PROCESSING_ERROR_ALARM,
                    SOFTWARE_PROGRAM_ERROR));

    private static @Nullable String heartbeat(Entity server) {
        return server.attributes().get("vcenter.heartbeat");
    }

    private static boolean isDown(Entity entity) {
        return entity.status().health() == Health.DOWN;
    }

    private static boolean isMeantToWork(Entity entity) {
        return entity.status().admin() == AdminState.ENABLED;
    }

    private static boolean says(Entity host, String connection) {
        return connection.equals(host.attributes().get("connection"));
    }

    private static String connection(Entity server) {
        var said = server.attributes().get("vcenter.connection");
        return said == null ? "" : said;
    }

    /** The worst that applies; nothing where there is space enough, or nobody can tell. */
    private static Optional<Severity> scarcity(Entity datastore) {
        var free = number(datastore.attributes().get("free_percent"));
        return free == null
                ? Optional.empty()
                : List.of(Severity.CRITICAL, Severity.MAJOR, Severity.WARNING).stream()
                        .filter(severity -> free <= FREE.getOrDefault(severity, 0))
                        .findFirst();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,3}") ? null : Integer.valueOf(text);
    }
}
