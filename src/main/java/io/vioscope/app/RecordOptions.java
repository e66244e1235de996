package io.vioscope.app;

import io.vioscope.recording.Names;
import io.vioscope.recording.RecordTo;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that can record. */
final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = {
                "Keep what the clouds tell, to be played again by 'replay': a recording for each start, in a new"
                        + " directory in DIR. It holds no passwords and no tokens."
            })
    private @Nullable Path directory;

    @Option(
            names = "--record-names",
            paramLabel = "keep|hide",
            defaultValue = "hide",
            converter = NamesConverter.class,
            description = {
                "Names and addresses in the recording: as they are, or pseudonyms in their place"
                        + " (default: ${DEFAULT-VALUE})."
            })
    private Names names = Names.HIDE;

    @Option(
            names = "--record-limit",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            converter = SizeConverter.class,
            description = {
                "The recording ends when its files are as large as that, such as 500MB; all else goes on"
                        + " (default: ${DEFAULT-VALUE})."
            })
    private long limit = RecordTo.DEFAULT_LIMIT;

    /** Where and how to record; null if that was not asked for. */
    @Nullable
    RecordTo asked() {
        return directory == null ? null : new RecordTo(directory, names, limit);
    }

    /** {@code keep} or {@code hide}. */
    static final class NamesConverter implements ITypeConverter<Names> {
        @Override
        public Names convert(String text) {
            for (var names : Names.values()) {
                if (names.word().equals(text)) {
                    return names;
                }
            }
            throw new TypeConversionException("'" + text + "' is not possible; right is keep or hide");
        }
    }

    /** A number of bytes, in powers of 1000. */
    static final class SizeConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("[1-9][0-9]{0,8}(kB|MB|GB)")) {
                throw new TypeConversionException("'" + text + "' is no size; right is such as 500MB or 2GB");
            }
            var number = Long.parseLong(text.substring(0, text.length() - 2));
            return switch (text.charAt(text.length() - 2)) {
                case 'k' -> number * 1000;
                case 'M' -> number * 1_000_000;
                default -> number * 1_000_000_000;
            };
        }
    }
}
