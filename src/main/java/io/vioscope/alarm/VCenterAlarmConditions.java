package io.vioscope.alarm;

import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.OTHER_TYPE;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That alarms of vCenter's own are on at an entity: one condition for each kind, however many they are. They are attributes
 * {@code vcenter_alarms.ID}, which are {@code red} or {@code yellow}, beside each its {@code .name} and who has acknowledged it.
 *
 * <p>They are no symptoms of the causal model: many of them come from what is read of vCenter anyway (the connection of a
 * host, the space of a datastore, the heartbeat of a guest), and the same sign would count twice.
 *
 * <p>vCenter knows two degrees ({@code ManagedEntityStatus}): red, "the entity definitely has a problem", and yellow, "might
 * have a problem". X.733 calls a warning what is potential or impending, before any significant effect is felt. Critical is
 * what puts a thing out of service altogether, which a red alarm does not say: it may be of a processor that is busy or of a
 * license. So red is major.
 */
final class VCenterAlarmConditions {
    static final SourceId SOURCE = new SourceId("vcenter_alarms");

    private static final String PREFIX = SOURCE.name() + Attributes.OF_SOURCE;
    private static final String NAME = ".vcenter_alarm";
    private static final String RED = "red";
    private static final String YELLOW = "yellow";
    private static final int MOST_NAMES = 3;

    private VCenterAlarmConditions() {}

    /** What an alarm is about only its name tells. */
    static Stream<Condition> all() {
        return Stream.of(Kind.VCENTER, Kind.HYPERVISOR, Kind.ESXI_HOST, Kind.DATASTORE, Kind.SERVER)
                .map(kind -> new Condition(
                        kind.word() + NAME,
                        kind,
                        VCenterAlarmConditions::isAnyOn,
                        VCenterAlarmConditions::severity,
                        VCenterAlarmConditions::text,
                        OTHER_TYPE,
                        OTHER_CAUSE));
    }

    static boolean isOne(String condition) {
        return condition.endsWith(NAME);
    }

    /** Asked of every entity that changes. */
    private static boolean isAnyOn(Entity entity) {
        var isOn = new boolean[1];
        entity.attributes().forEach((name, value) -> isOn[0] |= isAlarm(name, value));
        return isOn[0];
    }

    private static boolean isAlarm(String name, String value) {
        return name.startsWith(PREFIX)
                && name.indexOf(Attributes.OF_SOURCE, PREFIX.length()) < 0
                && (value.equals(RED) || value.equals(YELLOW));
    }

    private static Severity severity(Entity entity) {
        return on(entity).stream().anyMatch(one -> one.status.equals(RED)) ? Severity.MAJOR : Severity.WARNING;
    }

    private record One(String status, String name, @Nullable String acknowledged) {
        @Override
        public String toString() {
            return name + " (" + status + (acknowledged == null ? "" : ", acknowledged by " + acknowledged) + ")";
        }
    }

    /** The worst first. */
    private static List<One> on(Entity entity) {
        var all = new ArrayList<One>();
        entity.attributes().forEach((attribute, value) -> {
            if (isAlarm(attribute, value)) {
                var name = entity.attributes().get(attribute + ".name");
                all.add(new One(
                        value,
                        name == null ? attribute.substring(PREFIX.length()) : name,
                        entity.attributes().get(attribute + ".acknowledged")));
            }
        });
        all.sort(Comparator.comparing((One one) -> !one.status.equals(RED)).thenComparing(One::name));
        return all;
    }

    private static String text(Entity entity) {
        var all = on(entity);
        var more = all.size() - MOST_NAMES;
        return (all.size() == 1 ? "An alarm of vCenter's is on at " : "Alarms of vCenter's are on at ") + label(entity)
                + ": "
                + all.stream().limit(MOST_NAMES).map(One::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String label(Entity entity) {
        var name = entity.name().isEmpty() ? entity.id() : entity.name();
        var label = entity.kind().label();
        return name.startsWith(label) ? name : label + " " + name;
    }
}
