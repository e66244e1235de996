package io.vioscope.web.page.inventory;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.NodeWords;
import io.vioscope.web.topology.Node;
import io.vioscope.web.topology.Picture;
import io.vioscope.web.topology.Plan;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the page of a map shows. */
public final class TopologyModel {
    private static final int MOST_ABOVE = 3;

    private final World world;
    private final CloudView cloud;
    private final Plan plan;
    private final Optional<Long> number;
    private final boolean told;
    private final Map<String, Node> nodes;
    private final NodeWords words;

    /** told says whether the engine told who suffers from the problem of that number. */
    TopologyModel(World world, CloudView cloud, Plan plan, Optional<Long> number, boolean told) {
        this.world = world;
        this.cloud = cloud;
        this.plan = plan;
        this.number = number;
        this.told = told;
        this.nodes = plan.nodes();
        this.words = new NodeWords(world, cloud, plan, number);
    }

    /** Something one can choose; on where it is chosen. */
    public record Tab(String href, String text, boolean on) {}

    /** The problem that is marked. */
    public record Marked(String severity, String href, String text, String hurt, String without) {}

    /** The name of a column. */
    public record Head(String x, String text) {}

    /** A mark; label may be cut, title is not. */
    public record Spot(
            String key,
            String mark,
            boolean cause,
            boolean hurt,
            boolean group,
            String href,
            String title,
            String x,
            String y,
            String signX,
            String signY,
            String textX,
            String nameY,
            String wordsY,
            String label,
            String words) {}

    /** How many of a mark; number is empty where all have it. */
    public record Count(String number, String mark) {}

    /** A mark as a row of the table; more is how many of those it hangs on are not named, or empty. */
    public record Row(
            String key,
            String kind,
            String href,
            String name,
            String size,
            List<Count> counts,
            List<String> above,
            String more,
            String concern) {}

    /** All of it. */
    public record Model(
            List<Messages.Link> crumbs,
            String here,
            String mark,
            String title,
            List<Tab> sides,
            List<Tab> clouds,
            List<Marked> problem,
            List<String> doubts,
            List<String> notes,
            String width,
            String height,
            String markWidth,
            String markHeight,
            String ties,
            String marked,
            List<Head> heads,
            List<Spot> marks,
            List<Row> rows,
            String empty,
            String entity) {}

    String title() {
        return plan.focus().map(Seen::label).orElse(Words.of("topology.map-of", cloud.name()));
    }

    Model model() {
        var picture = Picture.of(plan);
        var focus = plan.focus().map(seen -> seen.entity().key());
        return new Model(
                focus.isEmpty()
                        ? List.of()
                        : List.of(new Messages.Link(
                                href(plan.side(), Optional.empty()), Words.of("topology.map-of", cloud.name()))),
                focus.map(key -> Words.noun(key.kind().label())).orElse(""),
                plan.focus().map(seen -> seen.mark().word()).orElse(""),
                title(),
                sides(focus),
                clouds(),
                problem().map(this::marked).stream().toList(),
                doubts(),
                notes(picture),
                Integer.toString(picture.width()),
                Integer.toString(picture.height()),
                Integer.toString(Picture.MARK_WIDTH),
                Integer.toString(Picture.MARK_HEIGHT),
                picture.ties(),
                picture.marked(),
                picture.heads().stream().map(this::head).toList(),
                picture.spots().stream().map(this::spot).toList(),
                nodes.values().stream().map(this::row).toList(),
                Words.of("topology.nothing-of-this-side-of", Frames.confidence(world)),
                focus.map(key -> Links.entity(world, cloud.name(), key)).orElse(""));
    }

    private Optional<Problem> problem() {
        return number.flatMap(cloud::problem);
    }

    private String href(Side side, Optional<EntityKey> focus) {
        return Links.map(world, cloud.name(), side, focus, number);
    }

    private List<Tab> sides(Optional<EntityKey> focus) {
        return Stream.of(Side.values())
                .map(side -> new Tab(
                        href(side, focus.filter(key -> side.draws(key.kind()))), side.title(), side == plan.side()))
                .toList();
    }

    /** A problem is of one cloud, so its number is not taken along. */
    private List<Tab> clouds() {
        return world.isPlural()
                ? world.clouds().stream()
                        .map(c -> new Tab(
                                Links.map(world, c.name(), plan.side(), Optional.empty(), Optional.empty()),
                                c.name(),
                                c == cloud))
                        .toList()
                : List.of();
    }

    private Marked marked(Problem problem) {
        var focus = plan.focus().map(seen -> seen.entity().key());
        var here = nodes.values().stream()
                .flatMap(node -> node.hurt().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        return new Marked(
                problem.severity().word(),
                Links.problem(world, cloud.name(), problem.number()),
                problem.text(),
                told ? Words.of("topology.who-suffers-is-shaded-of", Texts.number(here)) : "",
                Links.map(world, cloud.name(), plan.side(), focus, Optional.empty()));
    }

    private List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (number.isPresent() && problem().isEmpty()) {
            doubts.add(Words.of("topology.no-problem-of-number-is", number.get()));
        } else if (number.isPresent() && !told) {
            doubts.add(
                    world.isPast()
                            ? Words.of("topology.who-suffered-from-problem-is")
                            : Words.of("topology.who-suffers-from-problem-cannot"));
        }
        problem()
                .filter(p -> nodes.values().stream().noneMatch(Node::cause))
                .ifPresent(p -> doubts.add(Words.of("topology.its-cause-is-not-drawn")));
        if (!Frames.isSure(world)) {
            doubts.add(Words.of("topology.there-may-be-more-than", Frames.confidence(world)));
        }
        return doubts;
    }

    private List<String> notes(Picture picture) {
        var notes = new ArrayList<String>();
        var folded = plan.columns().stream()
                .filter(Plan.Column::isFolded)
                .map(column -> kinds(column))
                .collect(Collectors.joining("; "));
        if (!folded.isEmpty()) {
            notes.add(Words.of("topology.not-each-has-mark-of", folded));
        }
        if (picture.undrawn() > 0) {
            notes.add(Words.of("topology.cannot-be-told-apart-and", Texts.count(picture.undrawn(), "tie")));
        }
        return notes;
    }

    /** How many of each kind stand in a column. */
    private static String kinds(Plan.Column column) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        column.nodes().forEach(node -> counts.merge(node.kind(), node.size(), Integer::sum));
        return counts.entrySet().stream()
                .map(e -> Texts.count(e.getValue(), e.getKey().label()))
                .collect(Collectors.joining(", "));
    }

    private Head head(Picture.Head head) {
        return new Head(Integer.toString(head.x()), kinds(head.column()));
    }

    private Spot spot(Picture.Spot spot) {
        var node = spot.node();
        var concern = words.concern(node);
        var health = words.health(node) + (concern.isEmpty() ? "" : ", " + concern);
        return new Spot(
                node.id(),
                node.mark().word(),
                node.cause(),
                !node.hurt().isEmpty(),
                node.one().isEmpty(),
                words.href(node),
                Words.noun(node.kind().label()) + " " + Texts.shown(words.name(node)) + ": " + health,
                Integer.toString(spot.x()),
                Integer.toString(spot.y()),
                Integer.toString(spot.x() + 10),
                Integer.toString(spot.y() + 11),
                Integer.toString(spot.x() + 32),
                Integer.toString(spot.y() + 15),
                Integer.toString(spot.y() + 29),
                NodeWords.cut(Texts.shown(words.name(node)), NodeWords.NAME),
                NodeWords.cut(health, NodeWords.WORDS));
    }

    private Row row(Node node) {
        var above = node.above().stream().map(nodes::get).toList();
        return new Row(
                "r" + node.id(),
                Words.noun(node.kind().label()),
                words.href(node),
                words.name(node),
                Texts.number(node.size()),
                node.counts().entrySet().stream()
                        .map(e -> new Count(
                                node.counts().size() == 1 ? "" : Texts.number(e.getValue()),
                                e.getKey().word()))
                        .toList(),
                above.stream().limit(MOST_ABOVE).map(words::name).toList(),
                above.size() > MOST_ABOVE ? Texts.number(above.size() - MOST_ABOVE) : "",
                words.concern(node));
    }
}
