package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.Rows;
import io.vioscope.web.page.Sentences;
import io.vioscope.web.page.StateChart;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Days;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Filter.Term;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Tied;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /entities/{kind}/{id}}: all that is known of one entity, or what is known of its absence. */
public final class EntityPage implements View {
    private static final String INFERRED = "inferred";
    private static final int MAX_TIED = 50;
    private static final int MAX_FACTS = 20;
    /** What lists all that is tied so. */
    private static final Map<RelationType, Filter.Key> FILTERS = Map.of(
            RelationType.HOSTED_ON, Filter.Key.HOST,
            RelationType.OWNED_BY, Filter.Key.PROJECT,
            RelationType.BOOTED_FROM, Filter.Key.IMAGE);

    private static final String TOPICS = "entities sources recording";

    private final Frames frames;
    private final FactLog log;
    private final EntityDay day;
    private final OffLoop offLoop;

    /** The page in those frames, with the facts of that log. */
    public EntityPage(Frames frames, FactLog log, Days days, OffLoop offLoop) {
        this.day = new EntityDay(log, days);
        this.frames = frames;
        this.log = log;
        this.offLoop = offLoop;
    }

    /** One attribute; key names the row. */
    public record Attribute(String key, String name, String value, String teller, String told) {}

    /** One thing it is tied to. */
    public record Tie(String key, Rows.Link to) {}

    /** What it is tied to in one way; more is where to see the others, total how many there are. */
    public record Group(String verb, List<Tie> ties, String total, String more) {}

    /** An alarm. */
    public record AlarmRow(String key, String severity, String text, String since) {}

    /** All that the template shows. */
    public record Model(
            Rows.Row row,
            String adminWord,
            String healthText,
            String source,
            String noSource,
            String sourceMark,
            String observed,
            List<Attribute> attributes,
            List<Group> groups,
            List<EntityCauses.Cause> causes,
            StateChart.Model day,
            List<AlarmRow> alarms,
            String noAlarms,
            List<Sentences.Line> facts,
            String noFacts,
            String placement,
            String map,
            String why,
            String whatIf,
            String maintain,
            String json) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var kind = Kind.of(ask.parts().get(0));
        var id = ask.parts().get(1);
        if (kind.isEmpty() || !EntityKey.isValidId(id)) {
            var why =
                    kind.isEmpty() ? Words.of("entity.there-is-no-kind-of") : Words.of("entity.no-id-is-empty-longer");
            return offLoop.run(() -> Messages.page(frames, ask, 404, Words.of("entity.not-found"), why, List.of()));
        }
        var key = new EntityKey(kind.get(), id);
        var asked = ask.query().getOrDefault("cloud", "");
        var clouds = ask.world().clouds().stream()
                .filter(c -> asked.isEmpty() || c.name().equals(asked))
                .toList();
        var homes = clouds.stream().filter(c -> c.get(key).isPresent()).toList();
        if (homes.size() > 1) {
            return offLoop.run(() -> choose(ask, key, homes));
        }
        var facts = ask.world()
                .facts(log, asked.isEmpty() ? null : asked, key, MAX_FACTS)
                .map(Optional::of)
                .otherwise(Optional.empty());
        if (homes.isEmpty()) {
            return facts.compose(found -> offLoop.run(() -> absent(ask, key, clouds, found)));
        }
        var home = homes.get(0);
        var bar = day.of(ask.world(), home, key);
        return Future.all(facts, bar)
                .compose(both -> offLoop.run(() -> show(ask, key, home, facts.result(), bar.result())));
    }

    private Reply choose(Ask ask, EntityKey key, List<CloudView> homes) {
        var links = homes.stream()
                .map(c -> new Messages.Link(Links.entity(ask.world(), c.name(), key), c.name()))
                .toList();
        return Messages.page(
                frames,
                ask,
                300,
                Words.of("entity.in-several-clouds"),
                Words.of(
                        "entity.several-clouds-have-of-this",
                        Words.noun(key.kind().label())),
                links);
    }

    private Reply absent(Ask ask, EntityKey key, List<CloudView> clouds, Optional<List<FactRow>> facts) {
        if (ask.world().isScoped()) {
            var why = Words.of("entity.there-is-none-of-that");
            return Messages.page(frames, ask, 404, Words.of("entity.not-found"), why, List.of());
        }
        var sentences = new ArrayList<String>();
        if (clouds.isEmpty()) {
            sentences.add(Words.of("entity.no-cloud-of-that-name"));
        }
        clouds.forEach(c -> sentences.add(absence(c, key.kind(), ask.world().isPast())));
        var lines = Sentences.lines(ask.world(), facts.orElse(List.of()), MAX_FACTS);
        var title = Words.of("entity.no-such-is-known", Words.noun(key.kind().label()));
        var links = facts.orElse(List.of()).stream()
                .filter(f -> key.kind() == Kind.SERVER)
                .map(FactRow::cloud)
                .distinct()
                .map(c -> new Messages.Link(
                        Links.placement(ask.world(), c, key), Words.of("entity.where-it-ran-and-why")))
                .toList();
        return Messages.page(frames, ask, 404, title, key.id() + ": " + String.join(" ", sentences), links, lines);
    }

    /** What an absence from the inventory means. */
    private static String absence(CloudView cloud, Kind kind, boolean isPast) {
        var plural = Texts.plural(kind.label());
        if (Inference.isInferred(kind)) {
            return Words.of("entity.cloud-has-nothing-that-leads", cloud.name(), Words.noun(kind.label()));
        }
        if (isPast) {
            return Words.of("entity.cloud-was-not-believed-to", cloud.name(), Words.noun(kind.label()), plural);
        }
        var complete = cloud.snapshot().sight().completeAt(kind);
        return complete.map(at -> Words.of("entity.cloud-listed-all-its-at", cloud.name(), plural, Texts.utc(at)))
                .orElse(Words.of("entity.of-cloud-have-not-been", plural, cloud.name()));
    }

    private Reply show(Ask ask, EntityKey key, CloudView cloud, Optional<List<FactRow>> facts, StateChart.Model bar) {
        var world = ask.world();
        var seen = cloud.get(key).orElseThrow();
        var source = cloud.sourceOf(key.kind());
        var inferred = Inference.isInferred(key.kind());
        var status = cloud.sources().stream()
                .filter(s -> source.filter(s.id()::equals).isPresent())
                .findFirst();
        var alarms = cloud.snapshot().state().alarms().of(key).stream()
                .sorted(CloudView.WORST_THEN_NEWEST)
                .map(a -> new AlarmRow(
                        "alarm-" + Texts.encode(a.key().condition()),
                        a.severity().word(),
                        a.text(),
                        Texts.rfc3339(a.raisedAt())))
                .toList();
        var model = new Model(
                Rows.row(world, seen),
                seen.entity().status().admin() == AdminState.ENABLED
                        ? Words.of("entity.enabled-it-is-meant-to")
                        : Words.of("entity.disabled-it-was-taken-out"),
                healthText(seen),
                inferred ? INFERRED : source.map(s -> s.name()).orElse(""),
                world.isPast() ? Words.of("entity.not-known") : Words.of("entity.no-source-has-reported-since"),
                inferred
                        ? seen.current() ? "fresh" : "stale"
                        : status.map(s -> s.status().word()).orElse("never"),
                Rows.seen(world, seen),
                attributes(cloud, seen),
                groups(world, cloud, seen),
                EntityCauses.of(world, cloud, key),
                bar,
                alarms,
                world.isPast()
                        ? Words.of("entity.no-alarm-was-on-for")
                        : seen.current()
                                ? Words.of("entity.no-alarm-is-on-for")
                                : Words.of("entity.no-alarm-is-known-but"),
                Sentences.lines(world, facts.orElse(List.of()), MAX_FACTS),
                world.isScoped()
                        ? Words.of("entity.what-happened-to-it-is")
                        : facts.isEmpty()
                                ? Words.of("entity.database-cannot-be-read-just")
                                : Words.of("entity.nothing-is-recorded-about-it"),
                key.kind() == Kind.SERVER ? Links.placement(world, cloud.name(), key) : "",
                Side.of(key.kind())
                        .map(side -> Links.map(world, cloud.name(), side, Optional.of(key), Optional.empty()))
                        .orElse(""),
                Links.why(world, cloud.name(), key),
                Links.suppose(world, cloud.name(), key),
                Links.maintain(world, cloud.name(), key),
                "/api/v1" + Links.entity(world, seen));
        return frames.page(ask, 200, seen.label(), TOPICS, "entity", model);
    }

    private static String healthText(Seen seen) {
        return switch (seen.mark()) {
            case OK -> Words.of("entity.works-as-its-source-said");
            case DEGRADED -> Words.of("entity.works-in-part-or-what");
            case DOWN -> Words.of("entity.does-not-work-and-is");
            case OFF -> Words.of("entity.does-not-work-because-it");
            case UNKNOWN ->
                seen.recorded()
                        ? Words.of("entity.whether-its-source-saw-it")
                        : seen.current()
                                ? Words.of("entity.its-source-cannot-tell")
                                : Words.of("entity.not-seen-by-last-report");
        };
    }

    /** Each with who told it and when: not all that is said of a thing is said by its own source, nor at one time. */
    private static List<Attribute> attributes(CloudView cloud, Seen seen) {
        var attributes = new ArrayList<Attribute>();
        var key = seen.entity().key();
        var snapshot = cloud.snapshot();
        snapshot.attributes(seen.entity())
                .forEach((name, value) -> attributes.add(new Attribute(
                        "a-" + Texts.encode(name),
                        name,
                        value,
                        cloud.tellerOf(key, name).map(SourceId::name).orElse(isInferred(key, name) ? INFERRED : ""),
                        snapshot.toldAt(key, name).map(Texts::rfc3339).orElse(""))));
        return attributes;
    }

    private static boolean isInferred(EntityKey key, String attribute) {
        return Inference.isInferred(key.kind()) || attribute.startsWith(Attributes.INFERRED + Attributes.OF_SOURCE);
    }

    private static List<Group> groups(World world, CloudView cloud, Seen seen) {
        var groups = new ArrayList<Group>();
        for (var type : RelationType.values()) {
            var to = seen.entity().relations().stream()
                    .filter(r -> r.type() == type)
                    .toList();
            if (!to.isEmpty()) {
                var ties = to.stream()
                        .limit(MAX_TIED)
                        .map(r -> new Tie(
                                Links.row("to-" + type.word(), cloud.name(), r.to()),
                                Rows.link(world, cloud.name(), r.to())))
                        .toList();
                groups.add(
                        new Group(Words.of("relation." + type.word() + ".forward"), ties, Texts.number(to.size()), ""));
            }
        }
        var key = seen.entity().key();
        cloud.tiedTo(key).stream().collect(Collectors.groupingBy(Tied::type)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> groups.add(backward(world, key, e.getKey(), e.getValue())));
        return groups;
    }

    private static Group backward(World world, EntityKey key, RelationType type, List<Tied> from) {
        var ties = from.stream()
                .limit(MAX_TIED)
                .map(t -> new Tie(
                        Links.row(
                                "from-" + type.word(),
                                t.row().cloud(),
                                t.row().entity().key()),
                        Rows.link(world, t.row().cloud(), t.row().entity().key())))
                .toList();
        var filter = FILTERS.get(type);
        var more = filter == null ? "" : Links.entities(new Term(filter, key.id(), false).toString());
        return new Group(
                Words.of("relation." + type.word() + ".backward"),
                ties,
                Texts.number(from.size()),
                from.size() > MAX_TIED ? more : "");
    }
}
