package io.vioscope.web.page.server;

import io.vioscope.bus.Recording;
import io.vioscope.web.page.server.SystemPage.Fact;
import io.vioscope.web.system.Condition;
import io.vioscope.web.system.Machine;
import io.vioscope.web.system.Spread;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the page about the server itself says of its process, its work and its database. */
final class SystemWords {
    private SystemWords() {}

    static List<Fact> process(Condition found) {
        var machine = found.machine();
        return List.of(
                fact(Words.of("system.vioscope"), found.version()),
                new Fact(Words.of("system.serves-since"), "", Texts.rfc3339(found.startedAt()), ""),
                fact(Words.of("system.java"), machine.java()),
                fact(Words.of("system.processors"), Texts.number(machine.processors())),
                new Fact(Words.of("system.heap"), heap(machine), "", Words.of("system.with-what-is-not-collected")),
                new Fact(
                        Words.of("system.garbage-collection"),
                        pauses(machine),
                        "",
                        Words.of("system.pauses-since-start-longest-is")));
    }

    private static String heap(Machine machine) {
        var limit = machine.heapLimit() < 0 ? Words.of("system.no-limit") : Texts.bytes(machine.heapLimit());
        return Words.of("system.of", Texts.bytes(machine.heapUsed()), limit);
    }

    private static String pauses(Machine machine) {
        return machine.pauses()
                .map(p -> p.longest().isZero()
                        ? Words.of("system.together", Texts.count(p.count(), "pause"), length(p.total()))
                        : Words.of(
                                "system.together-and-longest",
                                Texts.count(p.count(), "pause"),
                                length(p.total()),
                                length(p.longest())))
                .orElse("");
    }

    static List<Fact> work(Condition found) {
        var rows = new ArrayList<>(List.of(
                new Fact(
                        Words.of("system.event-loop-late-by"),
                        found.late().map(l -> spread(l.lastMinute())).orElse(""),
                        "",
                        found.late()
                                .map(l -> Words.of("system.one-that-serves-pages-in", length(l.longest())))
                                .orElse(Words.of("system.one-that-serves-pages"))),
                new Fact(
                        Words.of("system.browsers-connected"),
                        Texts.number(found.browsers()),
                        "",
                        Words.of("system.pages-that-are-kept-live")),
                new Fact(
                        Words.of("system.listeners"),
                        Texts.number(found.listeners()),
                        "",
                        Words.of("system.programs-on-stream-of-facts"))));
        found.tls().ifPresent(tls -> certificate(tls, rows));
        return rows;
    }

    private static void certificate(Condition.Tls tls, List<Fact> rows) {
        var state = tls.state();
        rows.add(new Fact(
                Words.of("system.certificate"),
                state.subject(),
                "",
                tls.warning()
                        .map(warning -> Words.of("system.it", warning))
                        .orElse(Words.of("system.shown-to-whoever-connects"))));
        rows.add(new Fact(Words.of("system.certificate-holds-until"), "", Texts.rfc3339(state.notAfter()), ""));
        state.trouble()
                .ifPresent(trouble -> rows.add(new Fact(
                        Words.of("system.another-certificate-cannot-be-used"),
                        "",
                        Texts.rfc3339(trouble.since()),
                        trouble.why())));
    }

    static List<Fact> database(Condition found) {
        return List.of(
                found.recording().map(SystemWords::waiting).orElse(fact(Words.of("system.waiting-to-be-recorded"), "")),
                fact(
                        Words.of("system.postgresql"),
                        found.stored().map(s -> s.version()).orElse("")),
                fact(
                        Words.of("system.all-our-tables"),
                        found.stored().map(s -> Texts.bytes(s.bytes())).orElse("")));
    }

    private static Fact waiting(Recording recording) {
        return new Fact(
                Words.of("system.waiting-to-be-recorded"),
                Texts.count(recording.behind(), "commit"),
                recording.since() == null ? "" : Texts.rfc3339(recording.since()),
                recording.why() == null ? "" : recording.why());
    }

    /** Half, nearly all, and the longest. */
    static String spread(Spread spread) {
        return Words.of(
                "system.median-p99-longest-of",
                length(spread.median()),
                length(spread.slow()),
                length(spread.longest()),
                Texts.number(spread.of()));
    }

    /** As {@link Texts#duration}, but tenths of a millisecond below ten. */
    private static String length(Duration length) {
        return length.toMillis() < 10
                ? Words.of("units.ms", String.format(Locale.ROOT, "%.1f", length.toNanos() / 1e6))
                : Texts.duration(length);
    }

    private static Fact fact(String what, String text) {
        return new Fact(what, text, "", "");
    }
}
