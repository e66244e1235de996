package io.vioscope.web.page;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.topology.Node;
import io.vioscope.web.topology.Plan;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Filter.Term;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is written at the marks of a map, and where they lead. */
public final class NodeWords {
    /** How many letters of usual width the name of a mark may have. */
    public static final int NAME = 22;

    /** The same of the smaller words below it. */
    public static final int WORDS = 26;

    private static final int FIRST_WIDE = 0x1100;

    /** What the filter {@code host:} knows of. */
    private static final Set<Kind> HOSTS = Set.of(Kind.HYPERVISOR, Kind.ESXI_HOST, Kind.VOLUME_POOL);

    private final World world;
    private final CloudView cloud;
    private final Plan plan;
    private final Optional<Long> number;
    private final Map<String, Node> nodes;

    /** Words for the marks of a plan, and for what the problem of that number has to do with them. */
    public NodeWords(World world, CloudView cloud, Plan plan, Optional<Long> number) {
        this.world = world;
        this.cloud = cloud;
        this.plan = plan;
        this.number = number;
        this.nodes = plan.nodes();
    }

    /** What it is called; may be hostile text. */
    public String name(Node node) {
        var all = Texts.count(node.size(), node.kind().label());
        return node.one()
                .map(Seen::label)
                .orElseGet(() -> node.project()
                        .map(key -> Words.of(
                                "topology.of",
                                all,
                                Rows.link(world, cloud.name(), key).name()))
                        .orElse(all));
    }

    /** How it is: a word, or how many are how. */
    public String health(Node node) {
        return node.counts().size() == 1
                ? Words.word("mark", node.mark().word())
                : node.counts().entrySet().stream()
                        .map(e -> Texts.number(e.getValue()) + " "
                                + Words.word("mark", e.getKey().word()))
                        .collect(Collectors.joining(", "));
    }

    /** What the problem that is marked has to do with it, or an empty text. */
    public String concern(Node node) {
        var parts = new ArrayList<String>();
        if (node.cause()) {
            parts.add(Words.of("topology.cause"));
        }
        node.hurt()
                .forEach((flow, count) ->
                        parts.add(ProblemWords.flow(flow) + (node.size() == 1 ? "" : ": " + Texts.number(count))));
        return String.join(", ", parts);
    }

    /** Further down on the map; at its end, to what is known of it, or a list of what stands together. */
    public String href(Node node) {
        if (node.one().isPresent()) {
            var key = node.one().get().entity().key();
            return isLast(node.kind()) || isFocus(key) || !plan.side().draws(key.kind())
                    ? Links.entity(world, cloud.name(), key)
                    : map(key);
        }
        return carrier(node).filter(key -> !isFocus(key)).map(this::map).orElseGet(() -> list(node));
    }

    private String map(EntityKey key) {
        return Links.map(world, cloud.name(), plan.side(), Optional.of(key), number);
    }

    private boolean isLast(Kind kind) {
        return plan.side().layers().get(plan.side().layers().size() - 1).contains(kind);
    }

    private boolean isFocus(EntityKey key) {
        return plan.focus().filter(seen -> seen.entity().key().equals(key)).isPresent();
    }

    /** The one entity that carries all of it. */
    private Optional<EntityKey> carrier(Node node) {
        return node.above().size() == 1
                ? Optional.ofNullable(nodes.get(node.above().get(0)))
                        .flatMap(Node::one)
                        .map(seen -> seen.entity().key())
                        .filter(key -> plan.side().draws(key.kind()))
                : Optional.empty();
    }

    private String list(Node node) {
        var terms = new ArrayList<String>();
        terms.add("kind:" + node.kind().word());
        if (node.counts().size() == 1) {
            terms.add("health:" + node.mark().word());
        }
        carrier(node)
                .filter(key -> HOSTS.contains(key.kind()))
                .ifPresent(key -> terms.add(new Term(Filter.Key.HOST, key.id(), false).toString()));
        node.project().ifPresent(key -> terms.add(new Term(Filter.Key.PROJECT, key.id(), false).toString()));
        if (world.isPlural()) {
            terms.add(new Term(Filter.Key.CLOUD, cloud.name(), false).toString());
        }
        return Links.entities(String.join(" ", terms));
    }

    /** A text that is no wider than so many letters of usual width; what is cut off is shown as an ellipsis. */
    public static String cut(String text, int letters) {
        var cut = new StringBuilder();
        var width = 0.0;
        for (var c : text.codePoints().toArray()) {
            width += width(c);
            if (width > letters) {
                return cut.append('\u2026').toString();
            }
            cut.appendCodePoint(c);
        }
        return cut.toString();
    }

    private static double width(int c) {
        if (c >= FIRST_WIDE) {
            return 2;
        }
        return "mwMW@%#".indexOf(c) >= 0 ? 1.5 : Character.isUpperCase(c) || Character.isDigit(c) ? 1.2 : 1;
    }
}
