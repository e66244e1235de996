package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.MigrationFailed;
import io.vioscope.model.Migration;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of migrations that failed, each once. A list of migrations repeats itself for as long as it reaches back, over
 * restarts too; so the last one that was told is kept where all that is believed is kept: as an attribute of its server.
 * One that a server brings along when it is first seen is kept and not told.
 */
final class Failures {
    private static final Comparator<Migration> ORDER =
            Comparator.comparing(Migration::updatedAt).thenComparing(Migration::id);

    /** What the attribute is called after the name of the source that tells. */
    private static final String ATTRIBUTE = Attributes.OF_SOURCE + "failed_migration";

    private Failures() {}

    static void tell(Inventory inventory, Report report, List<Fact> facts) {
        var servers = report.beyond().migrations().stream()
                .filter(Migration::hasFailed)
                .collect(Collectors.groupingBy(
                        Migration::server, TreeMap::new, Collectors.toCollection(() -> new TreeSet<>(ORDER))));
        if (!servers.isEmpty()) {
            servers.keySet().removeAll(deleted(facts));
            tell(servers, report.source().name() + ATTRIBUTE, inventory, facts);
        }
    }

    private static void tell(
            Map<EntityKey, ? extends SortedSet<Migration>> servers,
            String name,
            Inventory inventory,
            List<Fact> facts) {
        var remembered = new TreeMap<EntityKey, Map<String, Change>>();
        var told = new ArrayList<Fact>();
        servers.forEach((server, failed) -> {
            var known = inventory.find(server);
            var before = known == null ? null : known.attributes().get(name);
            var news = failed.stream().filter(m -> isAfter(m, before)).toList();
            if (!news.isEmpty()) {
                remembered.put(server, Map.of(name, new Change(before, text(failed.last()))));
            }
            if (known != null) {
                news.forEach(m -> told.add(new MigrationFailed(server, known.name(), m)));
            }
        });
        Additions.add(remembered, inventory, facts);
        facts.addAll(told);
    }

    private static Set<EntityKey> deleted(List<Fact> facts) {
        var gone = new TreeSet<EntityKey>();
        facts.forEach(fact -> {
            if (fact instanceof Fact.EntityDeleted deleted) {
                gone.add(deleted.last().key());
            }
        });
        return gone;
    }

    private static String text(Migration migration) {
        return migration.updatedAt() + " " + migration.id();
    }

    private static boolean isAfter(Migration migration, @Nullable String told) {
        if (told == null) {
            return true;
        }
        var blank = Math.max(0, told.indexOf(' '));
        var id = told.substring(blank).strip();
        var order = migration.updatedAt().compareTo(time(told.substring(0, blank)));
        return order > 0
                ? !migration.id().equals(id)
                : order == 0 && migration.id().compareTo(id) > 0;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOurs) {
            return Instant.MIN;
        }
    }
}
