package io.vioscope.app;

import io.vioscope.recording.Replay;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code replay}. */
@Command(
        name = "replay",
        description = "Play a recording of 'serve --record' through the engine, and say what comes of it.")
final class ReplayCommand implements Callable<Integer> {
    private final Commands commands;

    @Parameters(paramLabel = "DIR", description = "The recording, or a directory with one recording in it.")
    private Path directory = Path.of("");

    @Option(names = "--cloud", paramLabel = "NAME", description = "Only this cloud of the recording (default: all).")
    private @Nullable String cloud;

    @Option(names = "--facts", description = "Print each fact, before the summary.")
    private boolean facts;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Play nothing after this time, such as 2026-11-25T03:12:00Z.")
    private @Nullable Instant until;

    @Option(names = "--json", description = "Print JSON, an object a line.")
    private boolean json;

    ReplayCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        return commands.replay(new ReplayOptions(new Replay.Wish(directory, cloud, until), facts, json));
    }

    /** A time as RFC 3339 has it. */
    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noTime) {
                throw new TypeConversionException("'" + text + "' is no time; right is such as 2026-11-25T03:12:00Z");
            }
        }
    }
}
