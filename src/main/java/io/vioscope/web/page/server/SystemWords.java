package io.vioscope.web.page.server;

import io.vioscope.bus.Recording;
import io.vioscope.web.page.server.SystemPage.Fact;
import io.vioscope.web.system.Condition;
import io.vioscope.web.system.Machine;
import io.vioscope.web.system.Spread;
import io.vioscope.web.view.Texts;
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
                fact("Vioscope", found.version()),
                new Fact("Serves since", "", Texts.rfc3339(found.startedAt()), ""),
                fact("Java", machine.java()),
                fact("Processors", Texts.number(machine.processors())),
                new Fact("Heap", heap(machine), "", "with what is not collected yet"),
                new Fact(
                        "Garbage collection",
                        pauses(machine),
                        "",
                        "pauses since the start; the longest is that of the last minutes"));
    }

    private static String heap(Machine machine) {
        var limit = machine.heapLimit() < 0 ? "no limit" : Texts.bytes(machine.heapLimit());
        return Texts.bytes(machine.heapUsed()) + " of " + limit;
    }

    private static String pauses(Machine machine) {
        return machine.pauses()
                .map(p -> Texts.count(p.count(), "pause") + ", " + length(p.total()) + " together"
                        + (p.longest().isZero() ? "" : ", the longest " + length(p.longest())))
                .orElse("");
    }

    static List<Fact> work(Condition found) {
        var rows = new ArrayList<>(List.of(
                new Fact(
                        "Event loop late by",
                        found.late().map(l -> spread(l.lastMinute())).orElse(""),
                        "",
                        found.late()
                                .map(l -> "the one that serves pages; in the last minute. The longest since the start: "
                                        + length(l.longest()))
                                .orElse("the one that serves pages")),
                new Fact("Browsers connected", Texts.number(found.browsers()), "", "pages that are kept live"),
                new Fact("Listeners", Texts.number(found.listeners()), "", "programs on the stream of facts")));
        found.tls().ifPresent(tls -> certificate(tls, rows));
        return rows;
    }

    private static void certificate(Condition.Tls tls, List<Fact> rows) {
        var state = tls.state();
        rows.add(new Fact(
                "Certificate",
                state.subject(),
                "",
                tls.warning().map(warning -> "it " + warning).orElse("shown to whoever connects")));
        rows.add(new Fact("Certificate holds until", "", Texts.rfc3339(state.notAfter()), ""));
        state.trouble()
                .ifPresent(trouble -> rows.add(new Fact(
                        "Another certificate cannot be used", "", Texts.rfc3339(trouble.since()), trouble.why())));
    }

    static List<Fact> database(Condition found) {
        return List.of(
                found.recording().map(SystemWords::waiting).orElse(fact("Waiting to be recorded", "")),
                fact("PostgreSQL", found.stored().map(s -> s.version()).orElse("")),
                fact(
                        "All our tables",
                        found.stored().map(s -> Texts.bytes(s.bytes())).orElse("")));
    }

    private static Fact waiting(Recording recording) {
        return new Fact(
                "Waiting to be recorded",
                Texts.count(recording.behind(), "commit"),
                recording.since() == null ? "" : Texts.rfc3339(recording.since()),
                recording.why() == null ? "" : recording.why());
    }

    /** Half, nearly all, and the longest. */
    static String spread(Spread spread) {
        return length(spread.median()) + " median, " + length(spread.slow()) + " p99, " + length(spread.longest())
                + " longest of " + Texts.number(spread.of());
    }

    /** As {@link Texts#duration}, but tenths of a millisecond below ten. */
    private static String length(Duration length) {
        return length.toMillis() < 10
                ? String.format(Locale.ROOT, "%.1f ms", length.toNanos() / 1e6)
                : Texts.duration(length);
    }

    private static Fact fact(String what, String text) {
        return new Fact(what, text, "", "");
    }
}
