package io.vioscope.web.page;

import io.vioscope.model.Kind;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.SourceView;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far the first look at clouds is that are not yet known: which sources have reported since the start, and what they saw. */
public final class FirstLook {
    private FirstLook() {}

    /**
     * A cloud of which not every source has reported.
     *
     * @param since when the server began to look, RFC 3339
     * @param done  how many sources have reported
     * @param of    how many there are
     * @param seen  what was listed whole, in numbers; empty for nothing
     * @param waits for whom is waited
     */
    public record Part(String key, String cloud, String since, String done, String of, String seen, String waits) {}

    /** Of the present; of clouds whose sources have all reported there is none. */
    public static List<Part> of(World world, Instant since) {
        return world.isPast()
                ? List.of()
                : world.clouds().stream().flatMap(cloud -> of(cloud, since)).toList();
    }

    private static Stream<Part> of(CloudView cloud, Instant since) {
        var all = cloud.sources().stream().filter(SourceView::offered).toList();
        var waits = all.stream().filter(s -> s.clock().isEmpty()).toList();
        return waits.isEmpty()
                ? Stream.empty()
                : Stream.of(new Part(
                        "first-" + Texts.encode(cloud.name()),
                        cloud.name(),
                        Texts.rfc3339(since),
                        Integer.toString(all.size() - waits.size()),
                        Integer.toString(all.size()),
                        seen(cloud),
                        waits.stream().map(s -> s.id().name()).collect(Collectors.joining(", "))));
    }

    private static String seen(CloudView cloud) {
        var sight = cloud.snapshot().sight();
        var inventory = cloud.snapshot().state().inventory();
        return Stream.of(Kind.values())
                .filter(kind -> sight.completeAt(kind).isPresent())
                .map(kind -> Texts.count(inventory.of(kind).size(), kind.label()))
                .collect(Collectors.joining(", "));
    }
}
