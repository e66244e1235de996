package io.vioscope.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.json.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code recording.json} says.
 *
 * @param format  of this and all other files; a reader refuses one it does not know
 * @param version of the Vioscope that wrote it
 * @param begin   when
 * @param names   what became of names
 * @param clouds  of which it has reports
 */
record Header(int format, String version, Instant begin, Names names, List<Cloud> clouds) {
    static final int FORMAT = 1;
    static final String FILE = "recording.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One cloud.
     *
     * @param name  its name, or what stands for it
     * @param files what its files' names begin with
     */
    record Cloud(String name, String files) {}

    Header {
        clouds = List.copyOf(clouds);
    }

    void write(Path directory) throws IOException {
        var json = JSON.createObjectNode()
                .put("format", format)
                .put("vioscope", version)
                .put("begin", begin.toString())
                .put("names", names.word());
        var all = json.putArray("clouds");
        clouds.forEach(cloud -> all.addObject().put("name", cloud.name()).put("files", cloud.files()));
        Files.writeString(
                directory.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    static Header read(Path directory) throws BrokenRecording {
        var file = directory.resolve(FILE);
        try {
            return header(file, JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException | IllegalStateException | IllegalArgumentException notOurs) {
            throw new BrokenRecording(file + ": " + BrokenRecording.firstLine(notOurs));
        } catch (DateTimeException noTime) {
            throw new BrokenRecording(file + ": " + BrokenRecording.firstLine(noTime));
        } catch (IOException unreadable) {
            throw new BrokenRecording(file + ": cannot be read: " + unreadable);
        }
    }

    private static Header header(Path file, JsonNode json) throws BrokenRecording {
        var format = json.path("format").asInt();
        if (format != FORMAT) {
            throw new BrokenRecording(file + ": format " + format + "; this Vioscope reads format " + FORMAT);
        }
        var clouds = new ArrayList<Cloud>();
        for (var cloud : json.path("clouds")) {
            clouds.add(new Cloud(ModelReader.text(cloud, "name"), plain(ModelReader.text(cloud, "files"))));
        }
        return new Header(
                format,
                ModelReader.text(json, "vioscope"),
                ModelReader.time(json, "begin"),
                Names.of(ModelReader.text(json, "names")),
                clouds);
    }

    /** A recording comes from somebody else: it may not lead out of its directory. */
    private static String plain(String files) {
        if (!files.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalStateException("no beginning of a file's name: " + files);
        }
        return files;
    }
}
