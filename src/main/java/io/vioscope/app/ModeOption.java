package io.vioscope.app;

import io.vioscope.model.DeploymentMode;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A deployment mode that can be built, by its word. */
final class ModeOption implements ITypeConverter<DeploymentMode> {
    @Override
    public DeploymentMode convert(String text) {
        return Arrays.stream(DeploymentMode.values())
                .filter(mode -> mode != DeploymentMode.UNKNOWN && mode.word().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is no deployment mode; right is " + words()));
    }

    private static String words() {
        return Arrays.stream(DeploymentMode.values())
                .filter(mode -> mode != DeploymentMode.UNKNOWN)
                .map(DeploymentMode::word)
                .collect(Collectors.joining(", "));
    }
}
