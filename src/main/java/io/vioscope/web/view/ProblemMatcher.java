package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A filter made ready to be held against the problems of one world. */
public final class ProblemMatcher {
    private final ProblemQuery query;
    private final Instant now;
    private final Map<Problem, Set<String>> projects;
    private final List<String> errors;
    private final int unknown;
    private final boolean silent;

    private ProblemMatcher(
            ProblemQuery query, World world, Map<Problem, Set<String>> projects, List<String> errors, boolean silent) {
        this.silent = silent;
        this.query = query;
        this.now = world.moment();
        this.projects = projects;
        this.errors = List.copyOf(errors);
        this.unknown = asksForProjects() ? (int) open(world) - projects.size() : 0;
    }

    private static long open(World world) {
        return world.clouds().stream().mapToLong(c -> c.problems().size()).sum();
    }

    /** Asks the engines who suffers only where the filter wants to know. Called on an event loop. */
    public static Future<ProblemMatcher> of(World world, ProblemQuery query, Sufferings sufferings) {
        if (!query.has("project")) {
            return Future.succeededFuture(new ProblemMatcher(query, world, Map.of(), query.errors(), false));
        }
        if (!Sufferings.isTold(world)) {
            var errors = new ArrayList<>(query.errors());
            errors.add(Words.of(
                    world.isPast() ? "filter.projects-are-not-recorded" : "filter.projects-are-told-to-who-sees-all"));
            return Future.succeededFuture(new ProblemMatcher(query, world, Map.of(), errors, false));
        }
        return sufferings.all(world).map(found -> {
            var named = named(world, found);
            var silent = world.clouds().stream()
                    .flatMap(c -> c.problems().stream())
                    .anyMatch(p -> !named.containsKey(p) && sufferings.isAskable(p));
            return new ProblemMatcher(query, world, named, query.errors(), silent);
        });
    }

    private static Map<Problem, Set<String>> named(World world, Map<Problem, Suffering> found) {
        var named = new IdentityHashMap<Problem, Set<String>>();
        for (var cloud : world.clouds()) {
            for (var problem : cloud.problems()) {
                var suffering = found.get(problem);
                if (suffering != null) {
                    named.put(problem, names(cloud, suffering.projects()));
                }
            }
        }
        return named;
    }

    private static Set<String> names(CloudView cloud, Set<EntityKey> projects) {
        var names = new HashSet<String>();
        for (var project : projects) {
            names.add(project.id().toLowerCase(Locale.ROOT));
            cloud.get(project).ifPresent(seen -> names.add(seen.entity().name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** Whether a problem of that world is wanted; all are where the filter was not understood. */
    public boolean wants(Problem problem) {
        return !errors.isEmpty() || query.wants(new ProblemQuery.Known(problem, now, projects.get(problem)));
    }

    /** What is wrong with the filter, each in a sentence that says what would be right. */
    public List<String> errors() {
        return errors;
    }

    /** Whether it is asked which projects suffer. */
    public boolean asksForProjects() {
        return errors.isEmpty() && query.has("project");
    }

    /** Of how many open problems it is asked and not known just now which projects suffer. */
    public int unknown() {
        return unknown;
    }

    /** Whether an engine has not answered that could tell it. */
    public boolean isSilent() {
        return silent;
    }

    /** The filter. */
    public ProblemQuery query() {
        return query;
    }
}
