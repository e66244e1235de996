package io.vioscope.web.view;

import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.web.view.Filter.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A filter made ready to be held against many entities of one world. */
final class Matcher {
    /** From here on more than two letters can be one in another case. */
    private static final char ASCII = 0x80;

    private record Condition(Filter.Key key, Predicate<Seen> holds) {}

    private final List<Condition> conditions;
    private final Set<Kind> wanted = EnumSet.noneOf(Kind.class);
    private final Set<Kind> unwanted = EnumSet.noneOf(Kind.class);

    Matcher(Filter filter, World world) {
        filter.terms().stream()
                .filter(term -> term.key() == Filter.Key.KIND)
                .forEach(term -> (term.negative() ? unwanted : wanted).add(kind(term)));
        conditions = new ArrayList<>();
        for (var key : Filter.Key.values()) {
            var terms = filter.terms().stream().filter(t -> t.key() == key).toList();
            if (!terms.isEmpty()) {
                conditions.add(new Condition(key, all(terms, world)));
            }
        }
    }

    /** Whether nothing but the kind of an entity decides. */
    boolean isByKindAlone() {
        return conditions.stream().allMatch(condition -> condition.key == Filter.Key.KIND);
    }

    /** Whether entities of that kind meet the conditions, if {@linkplain #isByKindAlone that is all}. */
    boolean passes(Kind kind) {
        return (wanted.isEmpty() || wanted.contains(kind)) && !unwanted.contains(kind);
    }

    /** Whether an entity meets all conditions. */
    boolean passes(Seen row) {
        for (var condition : conditions) {
            if (!condition.holds.test(row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are conditions of that key. */
    boolean has(Filter.Key key) {
        return conditions.stream().anyMatch(condition -> condition.key == key);
    }

    /** Whether an entity meets all conditions of other keys. */
    boolean passesBut(Filter.Key key, Seen row) {
        for (var condition : conditions) {
            if (condition.key != key && !condition.holds.test(row)) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<Seen> all(List<Term> terms, World world) {
        var isText = terms.get(0).key() == Filter.Key.TEXT || terms.get(0).key() == Filter.Key.NAME;
        Predicate<Seen> wanted = isText ? row -> true : row -> false;
        Predicate<Seen> unwanted = row -> false;
        var hasWanted = false;
        for (var term : terms) {
            var one = one(term, world);
            if (term.negative()) {
                unwanted = unwanted.or(one);
            } else {
                wanted = isText ? wanted.and(one) : wanted.or(one);
                hasWanted = true;
            }
        }
        return (hasWanted ? wanted : (Predicate<Seen>) row -> true).and(unwanted.negate());
    }

    private static Kind kind(Term term) {
        return Kind.of(term.value()).orElseThrow();
    }

    private static Predicate<Seen> one(Term term, World world) {
        var value = term.value();
        return switch (term.key()) {
            case KIND -> {
                var kind = kind(term);
                yield row -> row.entity().kind() == kind;
            }
            case HEALTH -> {
                var mark = Mark.of(value).orElseThrow();
                yield row -> row.mark() == mark;
            }
            case STATUS -> row -> row.entity().status().word().equalsIgnoreCase(value);
            case ADMIN -> row -> row.entity().status().admin().word().equals(value);
            case CLOUD -> row -> row.cloud().equals(value);
            case PROJECT -> tied(RelationType.OWNED_BY, Kind.PROJECT, value, world);
            case HOST ->
                tied(RelationType.HOSTED_ON, Kind.HYPERVISOR, value, world)
                        .or(tied(RelationType.RUNS_ON, Kind.ESXI_HOST, value, world))
                        .or(tied(RelationType.PART_OF, Kind.HYPERVISOR, value, world));
            case IMAGE -> tied(RelationType.BOOTED_FROM, Kind.IMAGE, value, world);
            case NAME -> row -> contains(row.entity().name(), value);
            case TEXT ->
                row -> contains(row.entity().name(), value)
                        || contains(row.entity().id(), value);
        };
    }

    /** Tied to what has that id or that name. */
    private static Predicate<Seen> tied(RelationType type, Kind kind, String value, World world) {
        var ends = new HashSet<CloudEnd>();
        for (var cloud : world.clouds()) {
            cloud.snapshot().state().inventory().of(kind).values().stream()
                    .filter(e -> e.name().equalsIgnoreCase(value))
                    .forEach(e -> ends.add(new CloudEnd(cloud.name(), e.id())));
        }
        return row -> row.entity().relations().stream().anyMatch(r -> r.type() == type && isEnd(row, r, value, ends));
    }

    private record CloudEnd(String cloud, String id) {}

    private static boolean isEnd(Seen row, Relation relation, String value, Set<CloudEnd> ends) {
        return relation.to().id().equals(value)
                || ends.contains(new CloudEnd(row.cloud(), relation.to().id()));
    }

    /** In whatever case. Half a million names are looked through, so where no word of the kind can begin nothing is compared. */
    private static boolean contains(String text, String part) {
        var first = part.isEmpty() ? ASCII : part.charAt(0);
        var lower = Character.toLowerCase(first);
        var upper = Character.toUpperCase(first);
        for (var i = 0; i <= text.length() - part.length(); i++) {
            var at = i < text.length() ? text.charAt(i) : ASCII;
            if ((first >= ASCII || at >= ASCII || at == lower || at == upper)
                    && text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
