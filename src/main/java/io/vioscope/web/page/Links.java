package io.vioscope.web.page;

import io.vioscope.model.EntityKey;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.SourceId;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Order;
import io.vioscope.web.view.RuleQuery;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The addresses of our own pages. */
public final class Links {
    /** What the names of rules on their page begin with. */
    public static final String RULE = "rule-";

    private Links() {}

    /** The page that is asked for, as of a moment of the past. */
    public static String at(Ask ask, Instant moment) {
        return at(now(ask), moment);
    }

    /** That page, as of a moment of the past. */
    public static String at(String href, Instant moment) {
        return href + (href.contains("?") ? "&" : "?") + Then.PARAMETER + "=" + Texts.encode(Then.text(moment));
    }

    /** The page that is asked for, as of the moment at which the link is followed; its address goes on to mean that moment. */
    public static String whenFollowed(Ask ask) {
        var href = now(ask);
        return href + (href.contains("?") ? "&" : "?") + Then.PARAMETER + "=" + Then.NOW;
    }

    /** The page that is asked for, as it is now. */
    public static String now(Ask ask) {
        var query = ask.query().entrySet().stream()
                .filter(e -> !e.getKey().equals(Then.PARAMETER) && !e.getKey().equals("fragment"))
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Texts.encode(e.getKey()) + "=" + Texts.encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return ask.path() + (query.isEmpty() ? "" : "?" + query);
    }

    /** The page of a thing. */
    public static String entity(World world, String cloud, EntityKey key) {
        return "/entities/" + key.kind().word() + "/" + Texts.encode(key.id())
                + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    /** The page of a thing. */
    public static String entity(World world, Seen row) {
        return entity(world, row.cloud(), row.entity().key());
    }

    /** Where one may set a maintenance window for an entity. */
    public static String maintain(World world, String cloud, EntityKey key) {
        return "/maintenance?entity=" + Texts.encode(key.toString())
                + (world.isPlural() ? "&cloud=" + Texts.encode(cloud) : "");
    }

    /** The card of a problem. */
    public static String problem(World world, String cloud, long number) {
        return "/problems/" + number + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    /** The map of one side of a cloud, whole or around an entity, with a problem marked in it. */
    public static String map(World world, String cloud, Side side, Optional<EntityKey> focus, Optional<Long> problem) {
        var query = new ArrayList<String>();
        if (!focus.flatMap(key -> Side.of(key.kind())).orElse(Side.COMPUTE).equals(side)) {
            query.add("side=" + side.word());
        }
        problem.ifPresent(number -> query.add("problem=" + number));
        if (world.isPlural()) {
            query.add("cloud=" + Texts.encode(cloud));
        }
        return "/topology"
                + focus.map(key -> "/" + key.kind().word() + "/" + Texts.encode(key.id()))
                        .orElse("")
                + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Where a server was. */
    public static String placement(World world, String cloud, EntityKey server) {
        return "/entities/" + server.kind().word() + "/" + Texts.encode(server.id()) + "/placement"
                + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    /** How problems of an entity are weighed. */
    public static String why(World world, String cloud, EntityKey key) {
        return "/entities/" + key.kind().word() + "/" + Texts.encode(key.id()) + "/why"
                + (world.isPlural() ? "?cloud=" + Texts.encode(cloud) : "");
    }

    /** What one receiver was told. */
    public static String receiver(String name) {
        return "/notifications/" + Texts.encode(name);
    }

    /** One message, or why there was none. */
    public static String message(String receiver, String cloud, long seq) {
        return receiver(receiver) + "/" + Texts.encode(cloud) + "/" + seq;
    }

    /** Who is told of an alarm or a problem. */
    public static String toldOf(String cloud, long number) {
        return "/notifications?of=" + Texts.encode(cloud + "/" + number) + "#told";
    }

    /** The page of the rule of that problem. */
    public static String rule(String problem) {
        return "/rules/" + Texts.encode(problem);
    }

    /** The rules that pass that. */
    public static String rules(RuleQuery query) {
        var parts = new ArrayList<String>();
        query.kind().ifPresent(kind -> parts.add("kind=" + kind.word()));
        if (!query.words().isEmpty()) {
            parts.add("q=" + Texts.encode(String.join(" ", query.words())));
        }
        return "/rules" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    /** Where one may suppose that problem, of an entity yet to be named. */
    public static String suppose(ProblemType problem) {
        return "/what-if?problem=" + Texts.encode(problem.name());
    }

    /** Where one may suppose something of that entity. */
    public static String suppose(World world, String cloud, EntityKey entity) {
        return "/what-if?entity=" + Texts.encode(entity.toString())
                + (world.isPlural() ? "&cloud=" + Texts.encode(cloud) : "");
    }

    /** Who suffers from a problem, that there is or that is supposed. */
    public static String whatIf(World world, String cloud, ProblemKey problem) {
        return suppose(world, cloud, problem.entity()) + "&problem=" + Texts.encode(problem.name());
    }

    /** Who would suffer from problems that are there together. */
    public static String whatIf(World world, String cloud, List<ProblemKey> problems) {
        var link = new StringBuilder(whatIf(world, cloud, problems.get(0)));
        for (var i = 1; i < problems.size(); i++) {
            var key = problems.get(i);
            link.append("&entity")
                    .append(i + 1)
                    .append("=")
                    .append(Texts.encode(key.entity().toString()));
            link.append("&problem").append(i + 1).append("=").append(Texts.encode(key.name()));
        }
        return link.toString();
    }

    /** The problems that pass a filter, from there on. */
    public static String problems(String filter, String cursor) {
        var query = new ArrayList<String>();
        if (!filter.isEmpty()) {
            query.add("q=" + Texts.encode(filter));
        }
        if (!cursor.isEmpty()) {
            query.add("cursor=" + Texts.encode(cursor));
        }
        return "/problems" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** The list of what passes that, in that order, from there on. */
    public static String entities(Filter filter, Order order, String cursor) {
        var query = new ArrayList<String>();
        if (!filter.isEmpty()) {
            query.add("q=" + Texts.encode(filter.toString()));
        }
        if (!order.equals(Order.DEFAULT)) {
            query.add("sort=" + order);
        }
        if (!cursor.isEmpty()) {
            query.add("cursor=" + Texts.encode(cursor));
        }
        return "/entities" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** All entities that pass a filter, as a file. */
    public static String export(Filter filter, Order order) {
        return entities(filter, order, "").replaceFirst("^/entities", "/entities.csv");
    }

    /** The list of what passes that. */
    public static String entities(String filter) {
        return "/entities?q=" + Texts.encode(filter);
    }

    /** Where a source is told something; the word of what follows after a slash. */
    public static String steer(String cloud, SourceId source) {
        return "/sources/" + Texts.encode(cloud) + "/" + Texts.encode(source.name());
    }

    /** A name for an element, the same for the same thing in every rendering; free of white space. */
    public static String row(String prefix, String cloud, EntityKey key) {
        return prefix + "-" + Texts.encode(cloud) + "-" + key.kind().word() + "-" + Texts.encode(key.id());
    }
}
