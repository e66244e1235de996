package io.vioscope.alarm;

import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All conditions, from the tables of those who tell of them: who wants a new alarm adds a line to one of these. */
public final class Conditions {
    private Conditions() {}

    /** All conditions, in the order in which they are judged. */
    public static final List<Condition> ALL = Stream.of(
                    NovaConditions.ALL.stream(),
                    CinderConditions.ALL.stream(),
                    ControlPlaneConditions.ALL.stream(),
                    NeutronConditions.ALL.stream(),
                    VCenterConditions.ALL.stream(),
                    BusConditions.ALL.stream(),
                    NsxConditions.ALL.stream(),
                    ManagementConditions.ALL.stream(),
                    ReachConditions.ALL.stream(),
                    CanaryConditions.ALL.stream(),
                    VCenterAlarmConditions.all(),
                    TrapConditions.all())
            .flatMap(conditions -> conditions)
            .toList();

    private static final Map<Kind, List<Condition>> BY_KIND = ALL.stream()
            .collect(Collectors.groupingBy(Condition::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));

    /** The conditions that entities of that kind can be in, in the order in which they are judged. */
    static List<Condition> of(Kind kind) {
        return BY_KIND.getOrDefault(kind, List.of());
    }

    /** The condition of that name. */
    public static Optional<Condition> of(String name) {
        return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The further source on whose word alone a condition rests; empty where it rests on that of the entity's own. */
    public static Optional<SourceId> teller(String name) {
        return VCenterAlarmConditions.isOne(name) ? Optional.of(VCenterAlarmConditions.SOURCE) : Optional.empty();
    }
}
