package io.vioscope.web;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.ProblemShapes;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request holds a problem to be: as the answer with that {@code ETag} had it.
 *
 * @param header {@code If-Match}; null where it is not sent
 * @param life   the problem as it is shown now; empty where that does not matter, or there is none
 */
record IfMatch(@Nullable String header, Optional<ProblemLife> life) {
    static IfMatch of(HttpServerRequest request, CloudView cloud, long number) {
        var header = request.getHeader("If-Match");
        return new IfMatch(header, header == null ? Optional.empty() : ProblemLife.of(cloud, number, List.of()));
    }

    private boolean isAny() {
        return tags().contains("*");
    }

    private List<String> tags() {
        return header == null ? List.of("*") : List.of(header.strip().split("\\s*,\\s*"));
    }

    /** Whether it is not so any more. */
    boolean isLate() {
        return !isAny() && life.filter(l -> tags().contains(etag(l))).isEmpty();
    }

    private static String etag(ProblemLife life) {
        return Json.reply(200, ProblemShapes.whole(life)).etag();
    }

    /** What people have done to it so far, as nobody may be faster; null where that does not matter. */
    @Nullable
    Integer version() {
        return isAny() ? null : life.map(l -> l.problem().handling().version()).orElse(null);
    }
}
