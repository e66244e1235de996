package io.vioscope.config.yaml;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was written.
 *
 * @param file     the file's name as messages show it
 * @param line     from 1; 0 where there is none
 * @param variable the environment variable that it comes from; null for a file
 * @param base     the directory that relative paths in it start from
 * @param expands  whether <code>${NAME}</code> in it stands for an environment variable
 */
public record Origin(String file, int line, @Nullable String variable, Path base, boolean expands) {

    /** An environment variable; relative paths in it start from the working directory. */
    public static Origin variable(String name, Path base) {
        return new Origin(Mistake.ENVIRONMENT, 0, name, base, false);
    }

    /** Another line of the same file. */
    public Origin at(int otherLine) {
        return new Origin(file, otherLine, variable, base, expands);
    }
}
