package io.vioscope.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Of whose things somebody is told: of all, or of those of some projects only.
 *
 * @param isAll    whether of all
 * @param projects by their ids; empty where it is of all
 */
public record Scope(boolean isAll, SortedSet<String> projects) {
    /** Of all there is. */
    public static final Scope ALL = new Scope(true, new TreeSet<>());

    private static final String BETWEEN = ",";
    private static final int MOST = 100;

    public Scope {
        projects = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(projects));
        if (isAll != projects.isEmpty()) {
            throw new IllegalArgumentException("of all, or of some projects");
        }
    }

    /** Of those projects, at least one. */
    public static Scope of(Iterable<String> projects) {
        var ids = new TreeSet<String>();
        projects.forEach(ids::add);
        return new Scope(false, ids);
    }

    /** What {@link #text} wrote; null stands for all. */
    public static Scope kept(@org.jspecify.annotations.Nullable String text) {
        return text == null ? ALL : of(Arrays.asList(text.split(BETWEEN, -1)));
    }

    /** As it is kept: ids with commas between; empty for all. */
    public Optional<String> text() {
        return isAll ? Optional.empty() : Optional.of(String.join(BETWEEN, projects));
    }

    /** In a few words. */
    public String words() {
        return isAll ? "all projects" : projects.size() == 1 ? "one project" : projects.size() + " projects";
    }

    /** Ids of projects as somebody gave them, with commas or blanks between; what is wrong with them, or the scope. */
    public static Read read(String text) {
        var ids = Arrays.stream(text.split("[,\\s]+", -1))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        var isRight = !ids.isEmpty() && ids.size() <= MOST && ids.stream().allMatch(Scope::isId);
        return isRight ? new Read(Optional.of(of(ids)), "") : new Read(Optional.empty(), RIGHT);
    }

    /** What is right, where something is wrong. */
    public static final String RIGHT = "right would be ids of projects (32 hexadecimal digits or a UUID), 1 to " + MOST
            + " of them, with commas between";

    /** What is right of a list. */
    public static final String RIGHT_LIST = "a list of 1 to " + MOST + " ids of projects, such as [ ID, ID ]";

    /** Of what any of these is told. */
    public static Scope union(List<Scope> scopes) {
        return scopes.stream().anyMatch(Scope::isAll)
                ? ALL
                : of(scopes.stream().flatMap(scope -> scope.projects().stream()).toList());
    }

    /** A scope, or what is wrong. */
    public record Read(Optional<Scope> scope, String wrong) {}

    private static boolean isId(String id) {
        return id.matches("[\\p{Alnum}_-]{1,64}");
    }

    /** Why a role cannot have it; empty where it can. Who may do something does it to what all share. */
    public static Optional<String> wrong(Role role, Scope scope) {
        return scope.isAll() || role == Role.VIEWER
                ? Optional.empty()
                : Optional.of("only a viewer may be bound to projects");
    }

    /** The ids, in order. */
    public List<String> list() {
        return List.copyOf(projects);
    }
}
