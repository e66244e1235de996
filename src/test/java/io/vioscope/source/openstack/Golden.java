package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recorded answers in, entities out, one a line. After a change that is meant: run with
 * {@code -Dgolden.write=true} and read the difference.
 */
public final class Golden {
    private static final Path RECORDINGS = Path.of("src/test/resources/io/vioscope/source/openstack/recordings");

    private Golden() {}

    /** Fails unless the decoder makes of the recording {@code NAME.json} what {@code NAME.entities.txt} says. */
    public static void check(String name, RowDecoder decoder) throws IOException {
        var page = ListParser.parse(Recordings.answer(name), decoder, new Interner())
                .match(p -> p, why -> {
                    throw new AssertionError(why);
                });
        check(name, text(page));
    }

    /** Fails unless what was made of the recording {@code NAME.json} is what {@code NAME.entities.txt} says. */
    public static void check(String name, String text) throws IOException {
        var file = RECORDINGS.resolve(name + ".entities.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static String text(Page page) {
        var entities = page.entities().stream().map(Golden::line);
        var gone = page.gone().entrySet().stream()
                .map(e -> e.getKey() + " | GONE at " + e.getValue())
                .sorted();
        return Stream.concat(entities, gone)
                .collect(Collectors.joining("\n", "", "\n" + (page.more() ? "(more)\n" : "")));
    }

    private static String line(Entity e) {
        var ties =
                e.relations().stream().map(r -> r.type().word() + " " + r.to()).collect(Collectors.joining(", "));
        return e.key() + " | " + e.name() + " | " + e.status().word() + " "
                + e.status().health().word() + " " + e.status().admin().word() + " | " + ties + " | "
                + e.attributes();
    }
}
