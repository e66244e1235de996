package io.vioscope.simulator.api.image;

import io.vertx.core.MultiMap;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.cloud.Image;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which images a call of Glance's list asks for, by glance/api/v2/images.py and glance/db/sqlalchemy/api.py. */
final class ImageQuery {
    private static final int USUAL_LIMIT = 25;
    private static final int MAX_LIMIT = 1000;
    private static final String PATH = "/v2/images";
    private static final Set<String> VISIBILITY = Set.of("community", "public", "private", "shared", "all");

    private final MultiMap query;
    private final Eyes eyes;
    private final int limit;

    private ImageQuery(MultiMap query, Eyes eyes) {
        this.query = query;
        this.eyes = eyes;
        var asked = query.get("limit");
        this.limit = Math.min(
                MAX_LIMIT, asked == null ? USUAL_LIMIT : Query.number(asked).orElse(-1));
    }

    static ImageQuery of(MultiMap query, Eyes eyes) {
        return new ImageQuery(query, eyes);
    }

    /**
     * Who looks.
     *
     * @param project the id of the account's project; empty if it has none
     */
    record Eyes(boolean admin, String project) {
        static Eyes of(Token token) {
            return new Eyes(
                    token.isAdmin(), token.scope().map(project -> project.id()).orElse(""));
        }

        boolean own(Image image) {
            return image.owner().id().equals(project);
        }

        boolean see(Image image) {
            return admin
                    || own(image)
                    || image.visibility().equals("public")
                    || image.visibility().equals("community");
        }
    }

    /** Rows of a page, as Glance cuts it. */
    int limit() {
        return limit;
    }

    /** What Glance complains of, if anything. */
    Optional<String> wrong() {
        var hidden = query.get("os_hidden");
        var visibility = query.get("visibility");
        if (limit < 0) {
            return Optional.of("limit param must be an integer");
        }
        if (visibility != null && !VISIBILITY.contains(visibility)) {
            return Optional.of("Invalid visibility value: " + visibility);
        }
        return hidden == null || Set.of("true", "false").contains(hidden)
                ? Optional.empty()
                : Optional.of("Invalid value '" + hidden + "' for 'os_hidden' filter. Valid values are 'true' or"
                        + " 'false'.");
    }

    /** The page; empty if the marker is not there. */
    Optional<List<Image>> page(List<Image> all) {
        var visible = all.stream().filter(eyes::see).toList();
        var ids = visible.stream().map(image -> image.id().toString()).toList();
        var marker = query.get("marker");
        var start = marker == null ? 0 : ids.indexOf(marker) + 1;
        return marker != null && start == 0
                ? Optional.empty()
                : Optional.of(visible.stream()
                        .skip(start)
                        .filter(this::matches)
                        .limit(limit)
                        .toList());
    }

    /** Whose upload failed is left out of every list; what others gave to the community unless it is asked for. */
    private boolean matches(Image image) {
        var visibility = query.get("visibility");
        var hidden = "true".equals(query.get("os_hidden"));
        var fits = visibility == null
                ? !image.visibility().equals("community") || eyes.own(image)
                : visibility.equals("all") || visibility.equals(image.visibility());
        return fits && image.hidden() == hidden && !image.status().equals("killed");
    }

    /** The link to the first page. */
    String first() {
        var parameters = query.entries().stream()
                .filter(entry -> !entry.getKey().equals("marker"))
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? PATH : PATH + "?" + parameters;
    }

    /** The link to the page after this row. */
    String next(Image last) {
        return Pages.appended(PATH, query, last.id());
    }
}
