package io.vioscope.realcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is told from a moment on. Each fact must be either asked for, which one fact fulfils once, or allowed; a fact
 * that is neither fails the test.
 */
final class Story {
    private final FactFeed feed;
    private final long after;
    private final Duration within;
    private final List<Told> asked = new ArrayList<>();
    private final List<Told> allowed = new ArrayList<>();

    /**
     * A story that begins now.
     *
     * @param within how soon facts are to come
     */
    Story(FactFeed feed, Duration within) throws Exception {
        this.feed = feed;
        this.after = feed.seq();
        this.within = within;
    }

    /** Waits until all of these are told, in whatever order, each by a fact of its own. */
    void tells(Told... facts) throws Exception {
        asked.addAll(List.of(facts));
        FactFeed.until(
                within,
                () -> "told are not " + untold() + ";\n told are " + FactFeed.words(feed.after(after)),
                () -> untold().isEmpty());
    }

    /** Whether such a fact was told. */
    boolean hasTold(Told fact) throws Exception {
        return feed.after(after).stream().anyMatch(fact.is());
    }

    /** These may come on the way, any number of times, or not: what passes between two polls is not seen. */
    void mayTell(Told... facts) {
        allowed.addAll(List.of(facts));
    }

    /** Asserts that nothing was told that was neither asked for nor allowed. */
    void tellsNothingElse() throws Exception {
        var facts = new ArrayList<>(feed.after(after));
        asked.forEach(told -> take(facts, told));
        facts.removeIf(fact -> allowed.stream().anyMatch(told -> told.is().test(fact)));
        assertThat(FactFeed.words(facts)).as("facts that nobody asked for").isEmpty();
    }

    private List<Told> untold() throws Exception {
        var facts = new ArrayList<>(feed.after(after));
        return asked.stream().filter(told -> !take(facts, told)).toList();
    }

    private static boolean take(List<JsonNode> facts, Told told) {
        for (var fact : facts) {
            if (told.is().test(fact)) {
                return facts.remove(fact);
            }
        }
        return false;
    }
}
