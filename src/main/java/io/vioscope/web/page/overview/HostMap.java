package io.vioscope.web.page.overview;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.page.Frame.Count;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Derived;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Filter.Term;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the servers are: hypervisors as cells, their servers as marks in them, or as numbers where there are many. */
public final class HostMap {
    private HostMap() {}

    private static final int MAX_CELLS = 120;
    private static final int MAX_DOTS = 400;

    /** A server as a mark. */
    public record Dot(String key, String mark, String href, String title) {}

    /** A hypervisor as a cell; mark is empty for the cell of servers without one. */
    public record Cell(
            String key,
            String mark,
            String href,
            String name,
            String cloud,
            List<Dot> dots,
            List<Count> counts,
            String total) {}

    /** The map. */
    public record Model(List<Cell> cells, String more) {}

    static Model of(World world) {
        var servers = world.clouds().stream()
                .mapToInt(c -> c.snapshot().state().inventory().of(Kind.SERVER).size())
                .sum();
        var cells = new ArrayList<Cell>();
        var hidden = 0;
        for (var cloud : world.clouds()) {
            var byHost = new HashMap<>(cloud.derived(new ByHost()));
            var hosts = cloud.rows(Kind.HYPERVISOR).stream()
                    .sorted(Comparator.comparing(Seen::label)
                            .thenComparing(r -> r.entity().id()))
                    .toList();
            if (hosts.size() > MAX_CELLS) {
                hidden += hosts.size() - MAX_CELLS;
                hosts = hosts.stream()
                        .sorted(Comparator.comparing(Seen::mark))
                        .limit(MAX_CELLS)
                        .toList();
            }
            hosts.forEach(h -> cells.add(cell(world, h, byHost.remove(h.entity().key()), servers <= MAX_DOTS)));
            if (hidden == 0) {
                homeless(world, cloud, byHost, servers <= MAX_DOTS, cells);
            }
        }
        return new Model(cells, hidden == 0 ? "" : Texts.number(hidden));
    }

    private static final EntityKey NOWHERE = new EntityKey(Kind.HYPERVISOR, "-");

    /** The servers by their hypervisors. */
    private record ByHost() implements Derived<Map<EntityKey, List<Seen>>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(Kind.SERVER);
        }

        @Override
        public Map<EntityKey, List<Seen>> of(CloudView cloud) {
            return cloud.rows(Kind.SERVER).stream().collect(Collectors.groupingBy(ByHost::host));
        }

        private static EntityKey host(Seen server) {
            return server.entity().related(RelationType.HOSTED_ON).orElse(NOWHERE);
        }
    }

    private static Cell cell(World world, Seen host, @Nullable List<Seen> on, boolean withDots) {
        var servers = on == null ? List.<Seen>of() : on;
        var filter = "kind:server " + new Term(Filter.Key.HOST, host.entity().id(), false);
        return new Cell(
                Links.row("host", host.cloud(), host.entity().key()),
                host.mark().word(),
                Links.entity(world, host),
                host.label(),
                world.isPlural() ? host.cloud() : "",
                withDots ? dots(world, servers) : List.of(),
                counts(servers, filter),
                Texts.count(servers.size(), "server"));
    }

    private static void homeless(
            World world, CloudView cloud, Map<EntityKey, List<Seen>> rest, boolean withDots, List<Cell> cells) {
        var servers = rest.values().stream().flatMap(List::stream).toList();
        if (servers.isEmpty()) {
            return;
        }
        cells.add(new Cell(
                "host-none-" + Texts.encode(cloud.name()),
                "",
                Links.entities("kind:server"),
                Words.of("overview.on-no-known-hypervisor"),
                world.isPlural() ? cloud.name() : "",
                withDots ? dots(world, servers) : List.of(),
                counts(servers, ""),
                Texts.count(servers.size(), "server")));
    }

    private static List<Dot> dots(World world, List<Seen> servers) {
        return servers.stream()
                .sorted(Comparator.comparing(Seen::mark)
                        .thenComparing(Seen::label)
                        .thenComparing(s -> s.entity().id()))
                .map(s -> new Dot(
                        Links.row("dot", s.cloud(), s.entity().key()),
                        s.mark().word(),
                        Links.entity(world, s),
                        Texts.shown(s.label()) + ": "
                                + Words.word("mark", s.mark().word())))
                .toList();
    }

    private static List<Count> counts(List<Seen> servers, String filter) {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        servers.forEach(s -> counts.merge(s.mark(), 1, Integer::sum));
        return Stream.of(Mark.values())
                .filter(counts::containsKey)
                .map(m -> Frames.count(
                        m.word(),
                        counts.getOrDefault(m, 0),
                        filter.isEmpty() ? "" : Links.entities(filter + " health:" + m.word())))
                .toList();
    }
}
