package io.vioscope.app;

import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.story.Scenario;
import io.vioscope.simulator.story.ScenarioReader;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that says what happens in a simulated cloud, and when. */
final class ScenarioOption implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String file) {
        try {
            return ScenarioReader.read(Path.of(file));
        } catch (Refused why) {
            throw new TypeConversionException(String.valueOf(why.getMessage()));
        }
    }
}
