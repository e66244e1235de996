package io.vioscope.web;

import io.vioscope.access.Principal;
import io.vioscope.access.Rules;
import io.vioscope.web.history.SpanQuery;
import io.vioscope.web.view.EntityQuery;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.RuleQuery;
import io.vioscope.web.view.SavedView;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A view that somebody wants to save: the fields page, query and name, held to what that page understands. */
final class SavedWish {
    /** How many characters a name has at most. */
    static final int LONGEST_NAME = 60;

    private static final int LONGEST_QUERY = 2_000;

    private final Map<String, String> fields;
    private final Principal reader;
    private final Instant now;
    private final Map<String, String> wrong = new TreeMap<>();

    private SavedWish(Map<String, String> fields, Principal reader, Instant now) {
        this.fields = fields;
        this.reader = reader;
        this.now = now;
    }

    /**
     * What was wished.
     *
     * @param page  where it is known
     * @param view  where nothing is wrong
     * @param wrong what is wrong, by field
     */
    record Read(Optional<Listing> page, Optional<SavedView> view, Map<String, String> wrong) {}

    /** Reads what that reader sent. */
    static Read of(Map<String, String> fields, Principal reader, Instant now) {
        return new SavedWish(fields, reader, now).read();
    }

    /** The page of a field, if that reader is shown it. */
    static Optional<Listing> page(Map<String, String> fields, Principal reader) {
        return Listing.of(fields.getOrDefault("page", ""))
                .filter(page -> reader.scope().isAll() || Rules.isScoped("GET", page.path()));
    }

    private Read read() {
        var page = page(fields, reader);
        if (page.isEmpty()) {
            wrong.put("page", "right would be the word of a page that lists something, such as problems or entities");
        }
        var name = name();
        var query = page.flatMap(this::query);
        return new Read(
                page,
                wrong.isEmpty()
                        ? Optional.of(new SavedView(page.orElseThrow(), name, query.orElseThrow()))
                        : Optional.empty(),
                wrong);
    }

    private String name() {
        var name = fields.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || !isReadable(name)) {
            wrong.put("name", Words.of("views.right-would-be-characters", LONGEST_NAME));
        }
        return name;
    }

    private static boolean isReadable(String text) {
        return Texts.shown(text).equals(text);
    }

    private Optional<Map<String, String>> query(Listing page) {
        var text = fields.getOrDefault("query", "");
        var query = text.length() > LONGEST_QUERY ? Optional.<Map<String, String>>empty() : SavedView.query(text);
        var why = query.map(found -> wrong(page, found))
                .orElseGet(() -> Words.of("views.right-would-be-what-stands", LONGEST_QUERY));
        if (!why.isEmpty()) {
            wrong.put("query", why);
        }
        return query.map(page::listed);
    }

    private String wrong(Listing page, Map<String, String> query) {
        var strange = query.keySet().stream()
                .filter(name -> !page.parameters().contains(name))
                .findFirst();
        if (strange.isPresent()) {
            return Words.of(
                    "views.is-not-kept-in-view", Texts.shown(strange.get()), String.join(", ", page.parameters()));
        }
        if (!query.values().stream().allMatch(SavedWish::isReadable)) {
            return Words.of("views.right-would-be-query-without");
        }
        return understood(page, page.listed(query)).values().stream()
                .findFirst()
                .orElse("");
    }

    /** What the page itself finds wrong with a query. */
    private Map<String, String> understood(Listing page, Map<String, String> query) {
        return switch (page) {
            case PROBLEMS -> {
                var errors = ProblemQuery.parse(query.getOrDefault("q", "")).errors();
                yield errors.isEmpty() ? Map.of() : Map.of("q", String.join(" ", errors));
            }
            case ENTITIES -> EntityQuery.parse(query, 1).errors();
            case HISTORY -> SpanQuery.of(query, "range", "8h", now).errors();
            case RULES -> RuleQuery.parse(query).errors();
        };
    }
}
