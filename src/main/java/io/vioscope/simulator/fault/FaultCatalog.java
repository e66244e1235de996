package io.vioscope.simulator.fault;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All faults that can be injected, section by section. To add one, add its line to its section. */
public final class FaultCatalog {
    private static final Map<String, List<FaultType>> SECTIONS = sectioned();
    private static final Map<String, FaultType> ALL = SECTIONS.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(FaultType::id, Function.identity(), FaultCatalog::twice, LinkedHashMap::new));

    private FaultCatalog() {}

    private static Map<String, List<FaultType>> sectioned() {
        var sections = new LinkedHashMap<String, List<FaultType>>();
        sections.put("vSphere", VSphereFaults.ALL);
        sections.put("Storage", StorageFaults.ALL);
        sections.put("Nova", ComputeFaults.ALL);
        sections.put("Shared infrastructure", SharedFaults.ALL);
        sections.put("Network", NetworkFaults.ALL);
        sections.put("Cinder", VolumeFaults.ALL);
        sections.put("Servers", ServerFaults.ALL);
        sections.put("Projects and capacity", ProjectFaults.ALL);
        sections.put("The monitor", MonitorFaults.ALL);
        return Collections.unmodifiableMap(sections);
    }

    private static FaultType twice(FaultType one, FaultType other) {
        throw new IllegalStateException("two faults are called " + one.id() + ", the other " + other.summary());
    }

    /** All of them, section by section. */
    public static Map<String, List<FaultType>> sections() {
        return SECTIONS;
    }

    /** All of them, in the order of the catalogue. */
    public static List<FaultType> all() {
        return List.copyOf(ALL.values());
    }

    /** The one of that id. */
    public static Optional<FaultType> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** For whoever has mistyped an id. */
    public static String near(String id) {
        return ALL.keySet().stream()
                .max(Comparator.comparingInt(known -> commonPrefix(known, id)))
                .map(known -> "did you mean '" + known + "'?")
                .orElse("");
    }

    private static int commonPrefix(String one, String other) {
        var length = Math.min(one.length(), other.length());
        var same = 0;
        while (same < length && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
