package io.vioscope.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The views that a reader saved, as they are shown on the pages.
 *
 * @param isRead  whether it is known which there are
 * @param mayKeep whether the reader may save and delete some
 * @param views   of all pages, by name
 * @param draft   one that could not be saved
 */
public record Shelf(boolean isRead, boolean mayKeep, List<SavedView> views, Optional<Draft> draft) {
    /** Nothing is known of any. */
    public static final Shelf UNREAD = new Shelf(false, false, List.of(), Optional.empty());

    public Shelf {
        views = List.copyOf(views);
    }

    /** What was to be saved under which name, and what is wrong with that; never nothing. */
    public record Draft(String name, List<String> errors) {
        public Draft {
            errors = List.copyOf(errors);
        }
    }

    /** Those of one page. */
    public List<SavedView> of(Listing page) {
        return views.stream().filter(view -> view.page() == page).toList();
    }

    /** The same with what could not be saved. */
    public Shelf with(Draft wrong) {
        return new Shelf(isRead, mayKeep, views, Optional.of(wrong));
    }
}
