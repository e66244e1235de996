package io.vioscope.web.page;

import io.vioscope.access.Rules;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.SavedView;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The views of a page: those there always are, and those that its reader saved.
 *
 * @param links where they lead; nothing where nobody has any
 * @param doubt that it is not known what was saved, or empty
 * @param form  to save what is shown; at most one
 */
public record ViewLinks(List<Link> links, String doubt, List<Form> form) {
    /** Where a view leads; text may be hostile; on where it is what is shown. */
    public record Link(String href, String text, boolean on) {}

    /** A view that can be deleted; its name may be hostile text. */
    public record Own(String key, String name) {}

    /** The form for one more, and those there are. */
    public record Form(String page, String query, String name, List<String> errors, String whose, List<Own> own) {}

    /** The views of that list, for whoever asks. */
    public static ViewLinks of(Ask ask, Listing page) {
        var shelf = ask.shelf();
        var saved = shelf.of(page);
        var links = new ArrayList<Link>();
        usual(ask, page).forEach(view -> links.add(link(ask, page, view)));
        saved.forEach(view -> links.add(link(ask, page, view)));
        var form = shelf.isRead() && shelf.mayKeep() && !ask.world().isPast()
                ? List.of(form(ask, page, saved))
                : List.<Form>of();
        return new ViewLinks(
                List.copyOf(links), shelf.isRead() ? "" : Words.of("views.what-views-were-saved-is"), form);
    }

    private static Link link(Ask ask, Listing page, SavedView view) {
        var isOn = view.page() == page && page.listed(ask.query()).equals(view.query());
        return new Link(view.href(), view.name(), isOn);
    }

    private static Form form(Ask ask, Listing page, List<SavedView> saved) {
        var draft = ask.shelf().draft();
        return new Form(
                page.word(),
                SavedView.text(page.listed(ask.query())),
                draft.map(wrong -> wrong.name()).orElse(""),
                draft.map(wrong -> wrong.errors()).orElse(List.of()),
                ask.who().isKnown() ? Words.of("views.it-is-kept-for-you") : Words.of("views.nobody-signs-in-here"),
                saved.stream()
                        .map(view -> new Own("saved-" + Texts.encode(view.name()), view.name()))
                        .toList());
    }

    /** Those there always are, as far as their pages are shown to who asks. */
    private static List<SavedView> usual(Ask ask, Listing page) {
        var all = switch (page) {
            case PROBLEMS -> problems(ask);
            case ENTITIES ->
                Stream.of(
                        view(page, Words.of("views.down-or-degraded"), "q", "health:down health:degraded"),
                        view(page, Words.of("views.not-known"), "q", "health:unknown"));
            case HISTORY ->
                Stream.of(
                        view(page, Words.of("views.last-shift"), "range", "8h"),
                        view(page, Words.of("views.last-week"), "range", "7d"));
            case RULES -> Stream.<SavedView>of();
        };
        return all.filter(view -> ask.who().scope().isAll()
                        || Rules.isScoped("GET", view.page().path()))
                .toList();
    }

    private static Stream<SavedView> problems(Ask ask) {
        var mine = ask.who().isKnown()
                ? Stream.of(view(
                        Listing.PROBLEMS,
                        Words.of("views.mine"),
                        "q",
                        ProblemQuery.ownedBy(ask.who().name())))
                : Stream.<SavedView>of();
        return Stream.concat(
                mine,
                Stream.of(
                        view(Listing.PROBLEMS, Words.of("views.not-taken-up"), "q", "taken:" + ProblemQuery.NOBODY),
                        view(Listing.PROBLEMS, Words.of("views.nobodys"), "q", "owner:" + ProblemQuery.NOBODY),
                        view(Listing.HISTORY, Words.of("views.last-shift"), "range", "8h")));
    }

    private static SavedView view(Listing page, String name, String parameter, String value) {
        return new SavedView(page, name, Map.of(parameter, value));
    }
}
