package io.vioscope.web.page.overview;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.page.Frame.Count;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Derived;
import io.vioscope.web.view.Feeling;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Filter.Term;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Told;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is hurt: the projects that feel what is open, or have servers that are down or degraded by their own word. */
final class HurtRows {
    private static final int MOST = 10;
    private static final List<Mark> BAD = List.of(Mark.DOWN, Mark.DEGRADED);

    private HurtRows() {}

    /** A project; href of its link is empty where none is known. Who feels a problem is empty where nothing of it does. */
    record Row(String key, Rows.Link project, String who, List<Count> servers, String cloud) {}

    /** Those with the most servers; more is how many more projects there are, or empty, none what it means if there are none. */
    record Model(List<Row> rows, String more, String none, String doubt) {}

    /** A project of a cloud; empty for those of which no project is known. */
    private record Place(String cloud, Optional<EntityKey> project) {}

    /** Of one project. */
    private record Hurt(Place place, Map<Kind, Integer> felt, Map<Mark, Integer> own) {
        private int servers() {
            return felt.getOrDefault(Kind.SERVER, 0)
                    + own.values().stream().mapToInt(n -> n).sum();
        }

        private int all() {
            return felt.values().stream().mapToInt(n -> n).sum();
        }
    }

    private static final Comparator<Hurt> MOST_FIRST = Comparator.comparing(Hurt::servers)
            .thenComparing(Hurt::all)
            .reversed()
            .thenComparing(h -> h.place.cloud())
            .thenComparing(h -> h.place.project().map(EntityKey::id).orElse(""));

    static Model of(World world, Optional<Told<List<Feeling.Share>>> told) {
        var all = hurt(world, told.map(Told::what).orElse(List.of()));
        var rest = all.stream().skip(MOST).toList();
        var more =
                rest.stream().filter(hurt -> hurt.place.project().isPresent()).count();
        return new Model(
                Stream.concat(
                                all.stream().limit(MOST),
                                rest.stream()
                                        .filter(hurt -> hurt.place.project().isEmpty()))
                        .map(hurt -> row(world, hurt))
                        .toList(),
                more > 0 ? Texts.count(more, "more-project") : "",
                Frames.isSure(world)
                        ? Words.of("overview.nobody-is-hurt", Frames.confidence(world))
                        : Words.of("overview.nobody-known-is-hurt", Frames.confidence(world)),
                doubt(world, told));
    }

    private static String doubt(World world, Optional<Told<List<Feeling.Share>>> told) {
        if (told.isEmpty()) {
            return Words.of(world.isPast() ? "overview.hurt-then-is-not-recorded" : "overview.hurt-is-not-told");
        }
        return told.get()
                .asOf()
                .map(at -> Words.of("overview.hurt-as-it-was", Texts.utc(at)))
                .orElse("");
    }

    private static List<Hurt> hurt(World world, List<Feeling.Share> shares) {
        var felt = shares.stream()
                .collect(Collectors.toMap(s -> new Place(s.cloud(), s.project()), Feeling.Share::counts));
        var own = new HashMap<Place, Map<Mark, Integer>>();
        world.clouds().forEach(c -> c.derived(new ByProject()).forEach((p, n) -> own.put(new Place(c.name(), p), n)));
        return Stream.concat(felt.keySet().stream(), own.keySet().stream())
                .distinct()
                .map(p -> new Hurt(p, felt.getOrDefault(p, new TreeMap<>()), own.getOrDefault(p, Map.of())))
                .sorted(MOST_FIRST)
                .toList();
    }

    /** How many servers of each project are down or degraded. */
    private record ByProject() implements Derived<Map<Optional<EntityKey>, Map<Mark, Integer>>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(Kind.SERVER);
        }

        @Override
        public Map<Optional<EntityKey>, Map<Mark, Integer>> of(CloudView cloud) {
            return cloud.rows(Kind.SERVER).stream()
                    .filter(server -> BAD.contains(server.mark()))
                    .collect(Collectors.groupingBy(
                            server -> server.entity().related(RelationType.OWNED_BY),
                            Collectors.toMap(Seen::mark, s -> 1, Integer::sum, () -> new EnumMap<>(Mark.class))));
        }
    }

    private static Row row(World world, Hurt hurt) {
        var cloud = hurt.place.cloud();
        var link = hurt.place
                .project()
                .map(p -> Rows.mention(world, cloud, p))
                .orElseGet(() -> new Rows.Link("", Words.of("what-if.no-project-that-is-known"), "", ""));
        return new Row(
                "hurt-" + Texts.encode(cloud) + "-"
                        + Texts.encode(hurt.place.project().map(EntityKey::id).orElse("")),
                link,
                felt(hurt),
                servers(hurt),
                world.isPlural() ? cloud : "");
    }

    private static String felt(Hurt hurt) {
        return hurt.felt.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey() != Kind.SERVER))
                .map(e -> Texts.count(e.getValue(), e.getKey().label()))
                .collect(Collectors.joining(", "));
    }

    private static List<Count> servers(Hurt hurt) {
        var whose = hurt.place
                .project()
                .map(p -> " " + new Term(Filter.Key.PROJECT, p.id(), false))
                .orElse("");
        return BAD.stream()
                .filter(hurt.own::containsKey)
                .map(m -> Frames.count(
                        m.word(),
                        hurt.own.getOrDefault(m, 0),
                        Links.entities("kind:server" + " health:" + m.word() + whose)))
                .toList();
    }
}
