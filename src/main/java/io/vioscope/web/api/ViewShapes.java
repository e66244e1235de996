package io.vioscope.web.api;

import io.vioscope.web.view.SavedView;
import java.util.List;

/** Saved views as JSON. */
public final class ViewShapes {
    private ViewShapes() {}

    /** A saved view; query is what stands behind the question mark of href, percent-encoded. */
    public record ViewJson(String page, String name, String query, String href) {}

    /** All of a reader; shared where nobody signs in, so that all have the same. */
    public record Views(List<ViewJson> items, boolean shared) {}

    /** One that was deleted. */
    public record Gone(String page, String name) {}

    /** One. */
    public static ViewJson of(SavedView view) {
        return new ViewJson(view.page().word(), view.name(), view.queryText(), view.href());
    }

    /** Several, as they are told. */
    public static Views of(List<SavedView> views, boolean isShared) {
        return new Views(views.stream().map(ViewShapes::of).toList(), isShared);
    }
}
