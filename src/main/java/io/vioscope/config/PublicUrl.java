package io.vioscope.config;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where people reach the pages.
 *
 * @param base without a slash at the end; empty if it is not known, and then no page is
 */
public record PublicUrl(String base) {
    /** The page of an entity. */
    public String of(EntityKey key) {
        var id = URLEncoder.encode(key.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return base.isEmpty() ? "" : base + "/entities/" + key.kind().word() + "/" + id;
    }

    /** The page of a root cause. */
    public String of(Problem problem) {
        return base.isEmpty() ? "" : base + "/problems/" + problem.number();
    }
}
