package io.vioscope.web.view;

import io.vioscope.model.SourceId;
import java.util.List;

/**
 * A cloud that is watched.
 *
 * @param cloud   its name
 * @param sources who looks at it, whether or not it has reported
 */
public record Watched(String cloud, List<SourceId> sources) {
    public Watched {
        sources = List.copyOf(sources);
    }
}
