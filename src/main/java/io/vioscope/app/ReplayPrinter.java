package io.vioscope.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Commit;
import io.vioscope.json.FactCodec;
import io.vioscope.json.ProblemWriter;
import io.vioscope.model.Alarm;
import io.vioscope.model.Problem;
import io.vioscope.model.SourceId;
import io.vioscope.recording.Replay;
import io.vioscope.recording.Summary;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Prints what comes of a replay, as text or as JSON. What is wrong with the recording goes to the other writer. */
final class ReplayPrinter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplayOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    ReplayPrinter(ReplayOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Plays and prints. The exit code. */
    int run() {
        var outcome =
                Replay.run(options.wish(), CausalFiles.delivered(), new Replay.Listeners(this::commit, this::summary));
        out.flush();
        int code = outcome.match(
                played -> ExitCode.OK,
                broken -> fail(ExitCode.DATA, "the recording cannot be played: " + broken.why()),
                none -> fail(
                        ExitCode.USAGE,
                        "the recording has no cloud '" + none.wanted() + "'; it has "
                                + String.join(", ", none.there())));
        err.flush();
        return code;
    }

    private int fail(int code, String sentence) {
        err.println("vioscope: " + FactText.line(sentence));
        return code;
    }

    private void commit(Commit commit) {
        if (!options.facts()) {
            return;
        }
        var seq = commit.firstSeq();
        for (var fact : commit.facts()) {
            out.println(
                    options.json()
                            ? "{\"cloud\":" + quoted(commit.cloud()) + ",\"seq\":" + seq + ",\"at\":\"" + commit.at()
                                    + "\",\"fact\":" + FactCodec.write(fact) + "}"
                            : String.format(Locale.ROOT, "%s %6d  %s", commit.at(), seq, FactText.of(fact)));
            seq++;
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private void summary(Summary summary) {
        if (summary.cut() != null) {
            err.println("vioscope: " + summary.cut() + "; what came after it is lost");
        }
        if (options.json()) {
            out.println(json(summary));
        } else {
            text(summary);
        }
    }

    private void text(Summary summary) {
        var last = summary.last();
        out.println();
        out.println("Cloud " + last.state().cloud() + ": " + summary.reports() + " reports from " + summary.begin()
                + " to " + last.asOf());
        out.println(summary.end() == null ? "The recorder did not say why it ended." : "It ended: " + summary.end());
        var all = summary.facts().values().stream().mapToLong(n -> n).sum();
        out.println("Facts: " + all);
        summary.facts().forEach((type, count) -> out.printf(Locale.ROOT, "  %8d  %s%n", count, type));
        var problems = problems(summary);
        out.println("Problems open: " + problems.size());
        problems.forEach(p -> out.println("  " + FactText.line(p.openedAt() + "  " + FactText.problem(p))));
        var alarms = alarms(summary);
        out.println("Alarms on: " + alarms.size());
        alarms.forEach(a -> out.println("  " + FactText.line(a.raisedAt() + "  " + FactText.alarm(a))));
        out.println("Sources: " + sources(summary).size());
        sources(summary).forEach(source -> out.println("  " + FactText.line(source(summary, source))));
    }

    private static List<Problem> problems(Summary summary) {
        return summary.last().state().problems().open().values().stream()
                .sorted(Comparator.comparing(Problem::severity).thenComparing(Problem::key))
                .toList();
    }

    private static List<Alarm> alarms(Summary summary) {
        return summary.last().state().alarms().active().stream()
                .sorted(Comparator.comparing(Alarm::severity).thenComparing(Alarm::key))
                .toList();
    }

    private static SortedSet<SourceId> sources(Summary summary) {
        return new TreeSet<>(summary.last().state().sources().keySet());
    }

    private static String source(Summary summary, SourceId source) {
        var state = summary.last().state().sources().get(source);
        var why = state == null || state.why() == null
                ? ""
                : ": " + state.why().cause().word() + ", " + state.why().detail();
        var polls = summary.last()
                .sight()
                .clock(source)
                .map(clock -> clock.reports() + " reports, " + clock.failures() + " of them not complete")
                .orElse("no reports");
        return String.format(
                Locale.ROOT,
                "%-10s %-8s %s%s",
                source,
                summary.last().state().status(source).word(),
                polls,
                why);
    }

    private static String json(Summary summary) {
        var state = summary.last().state();
        var json = JSON.createObjectNode().put("cloud", state.cloud());
        var body = json.putObject("summary")
                .put("begin", summary.begin().toString())
                .put("last", summary.last().asOf().toString())
                .put("reports", summary.reports())
                .put("end", summary.end())
                .put("cut", summary.cut());
        var facts = body.putObject("facts");
        summary.facts().forEach(facts::put);
        var problems = body.putArray("problems");
        problems(summary).forEach(p -> problems.addRawValue(new RawValue(ProblemWriter.write(p))));
        var alarms = body.putArray("alarms");
        alarms(summary)
                .forEach(a -> alarms.addObject()
                        .put("severity", a.severity().word())
                        .put("condition", a.key().condition())
                        .put("kind", a.key().entity().kind().word())
                        .put("id", a.key().entity().id())
                        .put("text", a.text())
                        .put("raisedAt", a.raisedAt().toString()));
        var sources = body.putObject("sources");
        sources(summary)
                .forEach(source ->
                        sources.put(source.name(), state.status(source).word()));
        return json.toString();
    }
}
