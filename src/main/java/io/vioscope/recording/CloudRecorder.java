package io.vioscope.recording;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Input;
import io.vioscope.rca.learn.Learned;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Records one cloud: how its engine began, and each of its steps. */
final class CloudRecorder {
    /** So many looks at who is silent make a line, if no report comes before. */
    private static final int TICKS = 60;

    private final RollingFile file;
    private final LineWriter lines;
    private final Redaction redaction;
    private final List<Instant> ticks = new ArrayList<>();

    CloudRecorder(RollingFile file, Redaction redaction) {
        this.file = file;
        this.lines = new LineWriter(redaction);
        this.redaction = redaction;
    }

    /** Writes how the engine begins: all that it believes. */
    void begin(Line.Began began, CloudState state) throws IOException {
        write(began);
        var inventory = state.inventory();
        inventory.all().forEach(redaction::meet);
        for (var entity : inventory.all()) {
            write(new Line.Believed(entity, inventory.missing().contains(entity.key())));
        }
        if (!inventory.discovered().isEmpty()) {
            write(new Line.Discovered(inventory.discovered()));
        }
        for (var alarm : state.alarms().active()) {
            write(new Line.AlarmOn(alarm));
        }
        for (var problem : state.problems().open().values()) {
            write(new Line.ProblemOpen(problem));
        }
        for (var over : state.problems().ended()) {
            write(new Line.ProblemOver(over));
        }
        if (!state.learned().equals(Learned.nothing())) {
            write(new Line.LearnedWas(state.learned()));
        }
        for (var window : state.windows().open().values()) {
            write(new Line.WindowWas(window, null));
        }
        for (var ended : state.windows().ended()) {
            write(new Line.WindowWas(ended.window(), ended));
        }
        for (var source : new TreeMap<>(state.sources()).entrySet()) {
            write(new Line.SourceWas(source.getKey(), source.getValue()));
        }
    }

    /** Writes a step; looks that found nothing wait for the next line. */
    void step(Input input, Instant at, int facts) throws IOException {
        if (input instanceof Input.Reported reported) {
            writeTicks();
            write(new Line.Reported(at, reported.report()));
            return;
        }
        if (input instanceof Input.Ordered ordered) {
            writeTicks();
            write(new Line.Ordered(at, ordered.order()));
            return;
        }
        if (input instanceof Input.Said said) {
            writeTicks();
            write(new Line.Said(at, said.order()));
            return;
        }
        ticks.add(at);
        if (facts > 0 || ticks.size() >= TICKS) {
            writeTicks();
        }
    }

    /** Writes the end. */
    void end(Instant at, String why) throws IOException {
        writeTicks();
        write(new Line.Ended(at, why));
        file.close();
    }

    long bytes() {
        return file.bytes();
    }

    private void writeTicks() throws IOException {
        if (!ticks.isEmpty()) {
            write(new Line.Ticked(List.copyOf(ticks)));
            ticks.clear();
        }
    }

    private void write(Line line) throws IOException {
        file.line(json -> lines.write(json, line));
    }
}
