package io.vioscope.web.page.rules;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.RelationType;
import io.vioscope.rca.WhatIf;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Harm;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Supposition;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who would suffer, or does: counted by kind and project, and listed. */
public final class WhatIfResult {
    private static final int PAGE = 100;
    private static final int MAX_PROJECTS = 12;

    private final World world;
    private final CloudView cloud;
    private final List<Supposition> supposed;
    private final Harm harm;

    /** @param supposed what would be so, all of it whole, at least one */
    WhatIfResult(World world, CloudView cloud, List<Supposition> supposed, Harm harm) {
        this.world = world;
        this.cloud = cloud;
        this.supposed = List.copyOf(supposed);
        this.harm = harm;
    }

    /** How many of a kind, with where they are listed. */
    public record KindRow(String text, String href, boolean here) {}

    /** How many of a project; without a link where none is known. */
    public record ProjectRow(Rows.Link project, String count) {}

    /** One of the three ways. */
    public record FlowPart(
            String flow, String what, List<KindRow> kinds, List<ProjectRow> projects, String moreProjects) {}

    /** A group of services. */
    public record GroupRow(String key, Rows.Link group, String means, String members, String working, String left) {}

    /** One who suffers. */
    public record Sufferer(String key, Rows.Link who, Rows.Link project, Rows.Link host) {}

    /** The sufferers of one kind in one way, a page of them. */
    public record Listing(String title, List<Sufferer> rows, String range, String previous, String next) {}

    /** An open problem that this is. */
    public record Open(String severity, String href, String text, String phase) {}

    /** One that is supposed; open has one where it is. */
    public record Supposed(String sentence, Rows.Link cause, String rule, String why, List<Open> open) {}

    /** All that the template shows; either one that is supposed or several; json is empty where no link has it. */
    public record Model(
            List<Supposed> one,
            List<Supposed> several,
            String doubt,
            boolean nobody,
            List<FlowPart> flows,
            List<GroupRow> groups,
            List<Listing> listings,
            String json) {}

    /** What the listing asked for is; empty if nobody suffers. */
    private record Asked(Flow flow, Kind kind, int page) {}

    /** What is wrong with the parameters of the list. */
    List<String> wrong(Map<String, String> query) {
        return asked(query).isEmpty() && query.containsKey("list")
                ? List.of(Words.of("what-if.list-right-would-be-way"))
                : List.of();
    }

    Model model(Map<String, String> query) {
        var asked = asked(query).or(this::first);
        var all = supposed.stream().map(this::supposed).toList();
        return new Model(
                all.size() == 1 ? all : List.of(),
                all.size() == 1 ? List.of() : all,
                doubt(),
                harm.impact().counts().isEmpty(),
                Stream.of(Flow.values()).map(flow -> part(flow, asked)).toList(),
                harm.groups().stream().map(this::group).toList(),
                asked.map(this::listing).stream().toList(),
                all.size() == 1 ? "/api/v1" + link() : "");
    }

    private Supposed supposed(Supposition one) {
        var key = one.key();
        var type = one.problem().orElseThrow();
        var label = cloud.get(key.entity()).map(Seen::label).orElse(key.entity().id());
        return new Supposed(
                RuleWords.sentence(type, label),
                Rows.link(world, cloud.name(), key.entity()),
                Links.rule(type.name()),
                Links.why(world, cloud.name(), key.entity()),
                cloud.problems().stream().filter(p -> p.key().equals(key)).findFirst().map(this::open).stream()
                        .toList());
    }

    private String link() {
        return Links.whatIf(
                world, cloud.name(), supposed.stream().map(Supposition::key).toList());
    }

    private Open open(Problem problem) {
        return new Open(
                problem.severity().word(),
                Links.problem(world, cloud.name(), problem.number()),
                problem.text(),
                problem.phase().word());
    }

    private String doubt() {
        return Frames.isSure(world) ? "" : Words.of("what-if.it-is-worked-out-from", Frames.confidence(world));
    }

    private Optional<Asked> first() {
        return harm.impact().counts().entrySet().stream()
                .findFirst()
                .map(e -> new Asked(
                        e.getKey(),
                        e.getValue().containsKey(Kind.SERVER)
                                ? Kind.SERVER
                                : e.getValue().firstKey(),
                        1));
    }

    private static Optional<Asked> asked(Map<String, String> query) {
        var words = query.getOrDefault("list", "").split("/", 2);
        var flow =
                Stream.of(Flow.values()).filter(f -> f.word().equals(words[0])).findFirst();
        var kind = words.length < 2 ? Optional.<Kind>empty() : Kind.of(words[1]);
        var page = query.getOrDefault("page", "1");
        return flow.isPresent() && kind.isPresent() && page.matches("[1-9][0-9]{0,5}")
                ? Optional.of(new Asked(flow.get(), kind.get(), Integer.parseInt(page)))
                : Optional.empty();
    }

    private FlowPart part(Flow flow, Optional<Asked> asked) {
        var kinds = harm.impact().of(flow).entrySet().stream()
                .map(e -> new KindRow(
                        Texts.count(e.getValue(), e.getKey().label()),
                        list(new Asked(flow, e.getKey(), 1)),
                        asked.filter(a -> a.flow == flow && a.kind == e.getKey())
                                .isPresent()))
                .toList();
        var projects = harm.projects(flow);
        var more = projects.size() - MAX_PROJECTS;
        return new FlowPart(
                flow.word(),
                ProblemWords.flow(flow),
                kinds,
                projects.stream().limit(MAX_PROJECTS).map(this::project).toList(),
                more > 0 ? Texts.count(more, "more-project") : "");
    }

    private ProjectRow project(Harm.Share share) {
        var link = share.project()
                .map(p -> Rows.mention(world, cloud.name(), p))
                .orElse(new Rows.Link("", Words.of("what-if.no-project-that-is-known"), "", ""));
        return new ProjectRow(link, Texts.number(share.count()));
    }

    private GroupRow group(WhatIf.Group group) {
        return new GroupRow(
                Links.row("group", cloud.name(), group.key()),
                Rows.mention(world, cloud.name(), group.key()),
                ProblemWords.left(group),
                Texts.number(group.members()),
                Texts.number(group.working()),
                Texts.number(group.left()));
    }

    private Listing listing(Asked asked) {
        var all = harm.of(asked.flow, asked.kind);
        var from = (int) Math.min((asked.page - 1L) * PAGE, all.size());
        var to = Math.min(from + PAGE, all.size());
        var title = Texts.plural(asked.kind.label()) + ": " + ProblemWords.flow(asked.flow);
        return new Listing(
                title,
                all.subList(from, to).stream().map(this::sufferer).toList(),
                all.isEmpty()
                        ? Words.of("what-if.nobody-that-is-known")
                        : Words.of("what-if.to-of", Texts.number(from + 1), Texts.number(to), Texts.number(all.size())),
                asked.page > 1 ? list(new Asked(asked.flow, asked.kind, asked.page - 1)) : "",
                to < all.size() ? list(new Asked(asked.flow, asked.kind, asked.page + 1)) : "");
    }

    private Sufferer sufferer(EntityKey who) {
        var seen = cloud.get(who);
        var none = new Rows.Link("", "", "", "");
        return new Sufferer(
                Links.row("s", cloud.name(), who),
                Rows.mention(world, cloud.name(), who),
                seen.map(s -> Rows.related(world, s, RelationType.OWNED_BY)).orElse(none),
                seen.map(s -> Rows.related(world, s, RelationType.HOSTED_ON)).orElse(none));
    }

    private String list(Asked asked) {
        return link() + "&list=" + asked.flow.word() + "/" + asked.kind.word()
                + (asked.page > 1 ? "&page=" + asked.page : "") + "#list";
    }
}
