package io.vioscope.web.page;

import com.github.jknack.handlebars.Handlebars.SafeString;
import io.vioscope.access.Role;
import io.vioscope.access.Rules;
import io.vioscope.access.Way;
import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.page.Frame.Clock;
import io.vioscope.web.page.Frame.Count;
import io.vioscope.web.page.Frame.Nav;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.Wall;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts a page into its frame, or gives the part of it that lives: what is fetched again is what was there before. */
public final class Frames {
    private static final int OK = 200;
    private static final List<Severity> SEVERITIES =
            List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING, Severity.INDETERMINATE);

    private static final String SOURCES_HELP = "/help#sources-clock";
    private static final String RECORD_HELP = "/help#record-clock";

    private final Templates templates;
    private final String version;
    private final String banner;
    private final String assets;

    /**
     * @param version of Vioscope
     * @param banner  a sentence above every page, or empty
     * @param assets  the path under which style and scripts are, without a slash at the end
     */
    public Frames(Templates templates, String version, String banner, String assets) {
        this.templates = templates;
        this.version = version;
        this.banner = banner;
        this.assets = assets;
    }

    /**
     * A page.
     *
     * @param what     its name, for the title; may be hostile text
     * @param topics   the hints after which it is fetched again
     * @param template of its main part
     * @param model    what fills that
     */
    public Reply page(Ask ask, int status, String what, String topics, String template, Object model) {
        var main = templates.render(template, model);
        var frame = frame(ask, status == OK ? link(ask) : "", what, topics, new SafeString(main));
        var rendered = templates.render("live", frame);
        var then = ask.world().then();
        var live = then == null ? rendered : Keeping.in(rendered, then);
        if (ask.query().containsKey("fragment")) {
            return Reply.of(status, Reply.HTML, live);
        }
        return Reply.of(
                status, Reply.HTML, templates.render("layout", Map.of("frame", frame, "live", new SafeString(live))));
    }

    private Frame frame(Ask ask, String link, String what, String topics, CharSequence main) {
        var world = ask.world();
        return new Frame(
                title(world, Texts.shown(what)),
                what,
                world.isPast() ? "" : topics,
                place(world),
                nav(ask),
                banner(ask),
                past(ask),
                sources(world),
                recorded(world),
                causes(world),
                severities(world),
                unknown(world),
                version,
                assets,
                Desk.of(ask),
                main,
                who(ask),
                ask.sent(),
                link,
                world.isPast() || Then.isKnownOf(ask.path()));
    }

    /** What is only known as of now is at its address whenever one comes; a form has none, and nor has what is no page. */
    private static String link(Ask ask) {
        var then = ask.world().then();
        if (ask.sent() || Wall.isOn(ask)) {
            return "";
        }
        return then != null
                ? Links.at(ask, then.at())
                : Then.isKnownOf(ask.path()) ? Links.whenFollowed(ask) : Links.now(ask);
    }

    private static String place(World world) {
        return world.isPlural()
                ? Texts.count(world.clouds().size(), "cloud")
                : world.clouds().stream().map(CloudView::name).findFirst().orElse("");
    }

    private String banner(Ask ask) {
        var scope = ask.world().scope();
        return scope.isAll()
                ? banner
                : Words.of("frame.you-see-what-belongs-to", banner, scope.words())
                        .strip();
    }

    private static List<Nav> nav(Ask ask) {
        var all = new ArrayList<>(List.of(
                new Nav("/", Words.of("frame.overview"), ask.path().equals("/")),
                new Nav("/problems", Words.of("common.problems"), ask.path().startsWith("/problems")),
                new Nav("/topology", Words.of("frame.map"), ask.path().startsWith("/topology")),
                new Nav("/entities", Words.of("common.entities"), ask.path().startsWith("/entities")),
                new Nav("/what-if", Words.of("frame.what-if"), ask.path().equals("/what-if")),
                new Nav("/history", Words.of("common.history"), ask.path().startsWith("/history")),
                new Nav("/rules", Words.of("frame.rules"), ask.path().startsWith("/rules")),
                new Nav(
                        "/maintenance",
                        Words.of("frame.maintenance"),
                        ask.path().equals("/maintenance")),
                new Nav("/sources", Words.of("frame.sources"), ask.path().equals("/sources")),
                new Nav(
                        "/notifications",
                        Words.of("common.notifications"),
                        ask.path().startsWith("/notifications")),
                new Nav("/system", Words.of("frame.system"), ask.path().equals("/system")),
                new Nav("/help", Words.of("common.help"), ask.path().equals("/help"))));
        if (ask.who().isKnown() && ask.who().may(Role.ADMIN)) {
            all.add(new Nav("/access", Words.of("frame.access"), ask.path().startsWith("/access")));
        }
        if (ask.world().isScoped()) {
            all.removeIf(page -> !Rules.isScoped("GET", page.href()));
        }
        return all;
    }

    private static List<Frame.Who> who(Ask ask) {
        var role = ask.who().role();
        return role == null || !ask.who().isKnown()
                ? List.of()
                : List.of(new Frame.Who(ask.who().name(), role.word(), ask.who().way() == Way.LOCAL));
    }

    private static List<Frame.Past> past(Ask ask) {
        var then = ask.world().then();
        return then == null
                ? List.of()
                : List.of(new Frame.Past(
                        Texts.rfc3339(then.at()),
                        Texts.utc(then.at()),
                        then.earlier().map(at -> Links.at(ask, at)).orElse(""),
                        then.later().map(at -> Links.at(ask, at)).orElse(""),
                        Links.now(ask)));
    }

    private static String title(World world, String what) {
        var then = world.then();
        var counted = counted(world, what);
        return then == null
                ? Words.of("frame.vioscope", counted)
                : Words.of("frame.vioscope-then", counted, Texts.utc(then.at()));
    }

    private static String counted(World world, String what) {
        return world.severities().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .min(Map.Entry.comparingByKey())
                .map(e -> Words.of(
                        "frame.counted",
                        e.getValue(),
                        Words.word("mark", e.getKey().word()),
                        what))
                .orElse(what);
    }

    private static Clock recordedSources(World world) {
        var all = world.eyes();
        var fresh = all.stream().filter(SourceView::isFresh).count();
        return new Clock(
                "unknown",
                Words.of("frame.of-recorded-as-fresh-when", fresh, Texts.count(all.size(), "source")),
                "/sources");
    }

    private static Clock sources(World world) {
        if (world.isPast()) {
            return recordedSources(world);
        }
        var sources = world.eyes();
        var fresh = sources.stream().filter(SourceView::isFresh).count();
        var worst = sources.stream().filter(SourceView::isBlind).toList();
        if (sources.isEmpty()) {
            return new Clock("never", Words.of("frame.no-source"), SOURCES_HELP);
        }
        if (worst.isEmpty()) {
            return new Clock("fresh", Words.of("frame.all-fresh", Texts.count(fresh, "source")), SOURCES_HELP);
        }
        var first = worst.stream()
                .filter(s -> s.status() == SourceStatus.STALE)
                .findFirst()
                .orElse(worst.get(0));
        var name = (world.isPlural() ? first.cloud() + " " : "") + first.id().name();
        var all = Texts.count(sources.size(), "source");
        var since = first.state().map(state -> Texts.rfc3339(state.since()));
        var status = first.status().word();
        var text = first.status() == SourceStatus.NEVER || since.isEmpty()
                ? Words.of("frame.of-fresh", fresh, all, Texts.shown(name))
                : Templates.sentence(
                        "frame.of-fresh-since",
                        fresh,
                        all,
                        Texts.shown(name),
                        Words.word("mark", status),
                        Templates.moment(since.get()));
        return new Clock(status, text, SOURCES_HELP);
    }

    private static Clock recorded(World world) {
        if (world.isPast()) {
            return new Clock("unknown", Words.of("frame.as-recorded"), "/sources#recording");
        }
        var recording = world.recording();
        if (recording == null) {
            return new Clock("unknown", Words.of("frame.no-word-from-database-yet"), RECORD_HELP);
        }
        if (!recording.isHealthy()) {
            var since = recording.since();
            return new Clock(
                    "stale",
                    since == null
                            ? Words.of("frame.not-recorded")
                            : Templates.sentence("frame.not-recorded-since", Templates.moment(Texts.rfc3339(since))),
                    RECORD_HELP);
        }
        return new Clock("fresh", Words.of("frame.recorded"), RECORD_HELP);
    }

    /** Those that are announced and nobody wants to be reminded less of. */
    private static Frame.Causes causes(World world) {
        var open = world.clouds().stream()
                .flatMap(c -> c.snapshot().state().problems().open().values().stream())
                .filter(p -> p.isAnnounced() && !p.handling().isHushed())
                .map(Problem::severity)
                .sorted()
                .toList();
        return new Frame.Causes(
                Texts.number(open.size()),
                open.isEmpty() ? "" : open.get(0).word(),
                Words.noun("cause", open.size()),
                open.isEmpty());
    }

    private static List<Count> severities(World world) {
        var counts = world.severities();
        return SEVERITIES.stream()
                .filter(s -> s != Severity.INDETERMINATE || counts.containsKey(s))
                .map(s -> count(s.word(), counts.getOrDefault(s, 0), "/#alarms"))
                .toList();
    }

    private static Count unknown(World world) {
        var unknown = world.clouds().stream()
                .flatMap(c -> c.counts().values().stream())
                .mapToInt(c -> c.getOrDefault(Mark.UNKNOWN, 0))
                .sum();
        return count("unknown", unknown, Links.entities("health:unknown"));
    }

    /** So many of these. */
    public static Count count(String mark, int number, String href) {
        return new Count(mark, Texts.number(number), number == 0, href);
    }

    /** Whether every source sees all that it looks at. */
    public static boolean isSure(World world) {
        return !world.isPast() && world.sources().stream().noneMatch(SourceView::isBlind);
    }

    /** Whether nothing is known, some of it is old, or all is fresh, in one sentence. */
    public static String confidence(World world) {
        var sources = world.eyes();
        var blind = sources.stream().filter(SourceView::isBlind).toList();
        if (sources.isEmpty()) {
            return Words.of("frame.no-source-is-configured");
        }
        if (world.isPast() && blind.isEmpty()) {
            return Words.of("frame.when-its-sources-had-looked");
        }
        if (blind.isEmpty()) {
            return Words.of("frame.fresh", Texts.count(sources.size(), "source"));
        }
        var parts = new ArrayList<String>();
        Stream.of(SourceStatus.STALE, SourceStatus.PARTIAL, SourceStatus.NEVER).forEach(status -> {
            var n = blind.stream().filter(s -> s.status() == status).count();
            if (n > 0) {
                parts.add(Texts.count(n, "source") + " "
                        + (status == SourceStatus.NEVER
                                ? Words.of("frame.not-read-yet")
                                : Words.word("mark", status.word())));
            }
        });
        return world.isPast()
                ? Words.of(
                        "frame.as-recorded-2", String.join(", ", parts), Words.of("frame.when-its-sources-had-looked"))
                : Words.of("frame.we-cannot-know", String.join(", ", parts));
    }
}
