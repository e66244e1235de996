package io.vioscope.config.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written as a causal model is read as what it was. */
class CausalWriterTest {
    @Test
    void everyProblemThatIsDeliveredComesBackWhole(@TempDir Path directory) throws Exception {
        var model = CausalFiles.delivered();
        var file = Files.writeString(directory.resolve("again.yaml"), CausalWriter.write(model.problems()));
        var reading = new Reading(new Surroundings(Map.of(), directory, directory, directory));

        var again = CausalFiles.read(reading, List.of(file));

        assertThat(reading.mistakes()).isEmpty();
        assertThat(again.problems()).hasSameSizeAs(model.problems());
        for (var i = 0; i < model.problems().size(); i++) {
            assertThat(again.problems().get(i).toString())
                    .isEqualTo(model.problems().get(i).toString());
        }
    }

    @Test
    void withoutProblemsItIsStillAFile() {
        assertThat(CausalWriter.write(List.of())).isEqualTo("problems: []\n");
    }
}
