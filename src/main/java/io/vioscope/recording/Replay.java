package io.vioscope.recording;

import io.vioscope.engine.Commit;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.rca.causal.CausalModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays a recording through the engine of this Vioscope, step by step as it was, cloud after cloud. */
public final class Replay {
    /**
     * What is wanted.
     *
     * @param directory a recording, or a directory with one recording in it
     * @param cloud     only the cloud of this name; null for all
     * @param until     only steps not after this time; null for all
     */
    public record Wish(
            Path directory,
            @Nullable String cloud,
            @Nullable Instant until) {}

    /**
     * Who is told meanwhile.
     *
     * @param commits of what changes
     * @param ends    of a cloud whose steps are all played
     */
    public record Listeners(Consumer<Commit> commits, Consumer<Summary> ends) {}

    /** How it went. */
    public sealed interface Outcome {
        /** All was played. */
        record Played() implements Outcome {}

        /** There is no recording, or it is broken; perhaps some of it was played before. */
        record Broken(String why) implements Outcome {}

        /** The recording has no cloud of that name. */
        record NoSuchCloud(String wanted, List<String> there) implements Outcome {}

        /** Calls the one handler that is for this outcome. */
        default <R> R match(
                Function<Played, R> played, Function<Broken, R> broken, Function<NoSuchCloud, R> noSuchCloud) {
            if (this instanceof Played o) return played.apply(o);
            if (this instanceof Broken o) return broken.apply(o);
            if (this instanceof NoSuchCloud o) return noSuchCloud.apply(o);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }

    private final Header header;
    private final Path directory;
    private final Wish wish;
    private final CausalModel model;
    private final Listeners listeners;

    private Replay(Path directory, Header header, Wish wish, CausalModel model, Listeners listeners) {
        this.directory = directory;
        this.header = header;
        this.wish = wish;
        this.model = model;
        this.listeners = listeners;
    }

    /**
     * Plays it. Blocks.
     *
     * @param model what can be wrong and how it shows; a recording does not keep that of its server
     */
    public static Outcome run(Wish wish, CausalModel model, Listeners listeners) {
        try {
            var directory = Recordings.in(wish.directory());
            return new Replay(directory, Header.read(directory), wish, model, listeners).run();
        } catch (BrokenRecording broken) {
            return new Outcome.Broken(Objects.requireNonNull(broken.getMessage()));
        } catch (IOException e) {
            return new Outcome.Broken(wish.directory() + ": cannot be read: " + e);
        }
    }

    private Outcome run() throws BrokenRecording, IOException {
        var wanted = header.clouds().stream()
                .filter(cloud -> wish.cloud() == null || cloud.name().equals(wish.cloud()))
                .toList();
        if (wanted.isEmpty() && wish.cloud() != null) {
            return new Outcome.NoSuchCloud(
                    wish.cloud(),
                    header.clouds().stream().map(Header.Cloud::name).toList());
        }
        for (var cloud : wanted) {
            try (var lines = new CloudReader(directory, cloud.files())) {
                play(cloud, lines);
            }
        }
        return new Outcome.Played();
    }

    private void play(Header.Cloud cloud, CloudReader lines) throws BrokenRecording, IOException {
        var first = lines.next();
        if (!(first instanceof Line.Began began)) {
            throw new BrokenRecording(directory + ": cloud " + cloud.name() + " has no beginning");
        }
        var beginning = new Beginning(began, header.names(), model);
        var line = lines.next();
        while (line != null && believe(beginning, line)) {
            line = lines.next();
        }
        var player = new Player(beginning.engine(), beginning.snapshot());
        while (line != null && player.play(line)) {
            line = lines.next();
        }
        listeners.ends().accept(player.summary(lines.cut()));
    }

    /** Whether the line belongs to the beginning. */
    private static boolean believe(Beginning beginning, Line line) {
        if (line instanceof Line.Believed l) {
            beginning.believe(l);
        } else if (line instanceof Line.Discovered l) {
            beginning.discovered(l);
        } else if (line instanceof Line.AlarmOn l) {
            beginning.alarm(l);
        } else if (line instanceof Line.ProblemOpen l) {
            beginning.problem(l);
        } else if (line instanceof Line.ProblemOver l) {
            beginning.over(l);
        } else if (line instanceof Line.LearnedWas l) {
            beginning.learned(l);
        } else if (line instanceof Line.WindowWas l) {
            beginning.window(l);
        } else if (line instanceof Line.SourceWas l) {
            beginning.source(l);
        } else {
            return false;
        }
        return true;
    }

    /** Steps the engine of one cloud. */
    private final class Player {
        private final Engine engine;
        private final Instant begin;
        private final Tally tally = new Tally();
        private Snapshot now;
        private @Nullable String end;

        Player(Engine engine, Snapshot start) {
            this.engine = engine;
            this.begin = start.asOf();
            this.now = start;
        }

        /** Whether there may be more to play. */
        boolean play(Line line) throws BrokenRecording {
            if (line instanceof Line.Reported reported) {
                return step(new Input.Reported(reported.report()), reported.at());
            }
            if (line instanceof Line.Ticked ticked) {
                var goesOn = true;
                for (var at : ticked.at()) {
                    goesOn = goesOn && step(new Input.Ticked(), at);
                }
                return goesOn;
            }
            if (line instanceof Line.Ordered ordered) {
                return step(new Input.Ordered(ordered.order()), ordered.at());
            }
            if (line instanceof Line.Said said) {
                return step(new Input.Said(said.order()), said.at());
            }
            if (line instanceof Line.Ended ended) {
                end = ended.why();
                return false;
            }
            throw new BrokenRecording(directory + ": cloud " + now.state().cloud() + " begins again in the middle");
        }

        private boolean step(Input input, Instant at) throws BrokenRecording {
            if (at.isBefore(now.asOf())) {
                throw new BrokenRecording(directory + ": a step of " + at + " after one of " + now.asOf());
            }
            if (wish.until() != null && at.isAfter(wish.until())) {
                end = "not played after " + wish.until();
                return false;
            }
            var step = engine.step(now, input, at);
            tally.count(input, step.facts());
            if (!step.facts().isEmpty()) {
                listeners
                        .commits()
                        .accept(new Commit(now.state().cloud(), now.state().seq() + 1, at, step.facts()));
            }
            now = step.next();
            return true;
        }

        Summary summary(@Nullable String cut) {
            return tally.summary(now, begin, end, cut);
        }
    }
}
