package io.vioscope.source.trap;

import io.vioscope.config.TrapsConfig;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Report.Details;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Traps of others as sources of clouds, and what takes them off the network. */
public final class Traps {
    /** The name of the source. */
    public static final SourceId ID = new SourceId("traps");

    /** How often it hands in what was said, if nothing else is configured: it asks nobody. */
    public static final Duration POLL = Duration.ofSeconds(2);

    private final TrapsConfig config;
    private final InstantSource clock;
    private final Set<Kind> kinds;
    private final Map<String, Observations> clouds = new LinkedHashMap<>();

    /** For those clouds, by name. */
    public Traps(TrapsConfig config, Collection<String> names, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.kinds = kinds(config);
        names.forEach(name -> clouds.put(name, new Observations(name, kinds, config.expire())));
    }

    private static Set<Kind> kinds(TrapsConfig config) {
        var kinds = EnumSet.noneOf(Kind.class);
        config.rules()
                .forEach(rule -> rule.about().forEach(place -> {
                    if (place.kind() != null) {
                        kinds.add(place.kind());
                    }
                }));
        config.senders().stream()
                .map(TrapsConfig.Sender::is)
                .filter(Objects::nonNull)
                .map(EntityKey::kind)
                .forEach(kinds::add);
        return kinds;
    }

    /** The source of one of the clouds. */
    public Source source(String cloud) {
        return new TrapSource(Objects.requireNonNull(clouds.get(cloud), cloud)::details, kinds, clock);
    }

    /**
     * A source that says that nothing is held, for a cloud of which traps said something before they were taken no more; nothing
     * where that is not so.
     */
    public static Optional<Source> forgetting(Inventory believed, InstantSource clock) {
        var kinds = EnumSet.noneOf(Kind.class);
        believed.all().stream()
                .filter(entity -> entity.attributes().toMap().keySet().stream()
                        .anyMatch(name -> name.startsWith(Observation.PREFIX)))
                .forEach(entity -> kinds.add(entity.kind()));
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrapSource(now -> new Details(kinds, Map.of()), kinds, clock));
    }

    /** What listens; deploy it with {@link TrapVerticle#OPTIONS}, before the engines, so that it sees the clouds. */
    public TrapVerticle verticle() {
        return new TrapVerticle(config, clouds, clock);
    }
}
