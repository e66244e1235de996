package io.vioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.AuditChain.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to a chain shows. */
class AuditChainTest {
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

    private static AuditEvent event(String what) {
        return new AuditEvent(START, "ann", "local", "192.0.2.1", what, "done: 303");
    }

    private static List<Link> chain(int length) {
        var chain = new ArrayList<Link>();
        var hash = AuditChain.BEGINNING;
        for (int i = 0; i < length; i++) {
            chain.add(Link.after(i, hash, event("thing " + i)));
            hash = chain.get(i).hash();
        }
        return chain;
    }

    private static String broken(List<Link> links) {
        var chain = new AuditChain();
        links.forEach(chain::next);
        return chain.broken().map(b -> b.number() + " " + b.why()).orElse("");
    }

    @Test
    void aWholeOneIsWhole() {
        assertThat(broken(chain(5))).isEmpty();
        assertThat(broken(List.of())).isEmpty();
    }

    @Test
    void whatIsChangedShows() {
        var links = chain(5);
        var third = links.get(2);
        links.set(2, new Link(3, event("nothing"), third.previous(), third.hash()));
        assertThat(broken(links)).isEqualTo("3 was changed");
        links.set(2, Link.after(2, third.previous(), event("nothing")));
        assertThat(broken(links)).isEqualTo("4 does not follow the one before it");
    }

    @Test
    void whatIsTakenOutShows() {
        var links = chain(5);
        links.remove(2);
        assertThat(broken(links)).isEqualTo("3 is missing");
        links = chain(5);
        links.remove(0);
        assertThat(broken(links)).isEqualTo("1 is missing");
    }

    @Test
    void noTwoEventsAreWrittenAlike() {
        var one = new AuditEvent(START, "a", "b", "c", "d1", "e");
        var other = new AuditEvent(START, "a", "b", "cd", "1", "e");
        assertThat(Link.after(0, "", one).hash())
                .isNotEqualTo(Link.after(0, "", other).hash());
    }

    @Test
    void nobodyWritesALineOfTheirOwn() {
        var event = new AuditEvent(START, "ann\n2026 root", "local", "x", "y".repeat(5000), "z");
        assertThat(event.line()).doesNotContain("\n").contains("ann?2026 root").hasSizeLessThan(500);
    }
}
