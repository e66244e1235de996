package io.vioscope.web.page;

import io.vioscope.model.EntityKey;
import io.vioscope.model.RelationType;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Locale;

/** Entities as rows of a table. */
public final class Rows {
    private Rows() {}

    /** A link to an entity; href is empty for one of which nothing is known but that another names it. */
    public record Link(String href, String name, String kind, String mark) {}

    /**
     * An entity as a row.
     *
     * @param was  what it was when last seen, if its health is unknown now for not being current; or empty
     * @param seen when it was last seen, RFC 3339, or empty if not since the start
     * @param unseen what it means if that is empty
     * @param admin the word where it is not meant to work, or empty
     */
    public record Row(
            String key,
            String href,
            String name,
            String id,
            String kind,
            String mark,
            String was,
            String seen,
            String unseen,
            String status,
            String admin,
            Link project,
            Link host,
            String cloud) {}

    /** A row of a list. */
    public static Row row(World world, Seen row) {
        var entity = row.entity();
        return new Row(
                Links.row("e", row.cloud(), entity.key()),
                Links.entity(world, row),
                row.label(),
                entity.id(),
                Words.noun(entity.kind().label()),
                row.mark().word(),
                was(row),
                row.current() ? "" : seen(world, row),
                unseen(row),
                entity.status().word(),
                admin(row),
                related(world, row, RelationType.OWNED_BY),
                related(world, row, RelationType.HOSTED_ON),
                row.cloud());
    }

    /** What it was when it was last seen, where something else is shown now; else empty. */
    public static String was(Seen row) {
        var isShown = row.current() || (row.recorded() && row.mark() == row.last());
        return isShown
                ? ""
                : Words.of("entity.was", Words.word("mark", row.last().word()));
    }

    /** Why it is not known when an entity was seen. */
    public static String unseen(Seen row) {
        return row.recorded() ? Words.of("entity.when-it-was-seen-is") : Words.of("entity.not-seen-since-start");
    }

    /** When it was last seen, by RFC 3339; empty where that is not known. */
    public static String seen(World world, Seen row) {
        return world.cloud(row.cloud())
                .flatMap(c -> c.snapshot().seenAt(row.entity().key()))
                .map(Texts::rfc3339)
                .orElse("");
    }

    /** That it is not meant to work, or empty. */
    public static String admin(Seen row) {
        var admin = row.entity().status().admin().word().toLowerCase(Locale.ROOT);
        return admin.equals("enabled") ? "" : admin;
    }

    /** What it is tied to in that way; an empty link where there is nothing. */
    public static Link related(World world, Seen row, RelationType type) {
        return row.entity()
                .related(type)
                .map(to -> link(world, row.cloud(), to))
                .orElse(new Link("", "", "", ""));
    }

    /** As {@link #link}, without a page for what is not believed to exist. */
    public static Link mention(World world, String cloud, EntityKey to) {
        return world.cloud(cloud).flatMap(c -> c.get(to)).isPresent()
                ? link(world, cloud, to)
                : new Link("", to.id(), Words.noun(to.kind().label()), "unknown");
    }

    /** A thing by its name. */
    public static Link link(World world, String cloud, EntityKey to) {
        var seen = world.cloud(cloud).flatMap(c -> c.get(to));
        return new Link(
                Links.entity(world, cloud, to),
                seen.map(Seen::label).orElse(to.id()),
                Words.noun(to.kind().label()),
                seen.map(s -> s.mark().word()).orElse("unknown"));
    }
}
