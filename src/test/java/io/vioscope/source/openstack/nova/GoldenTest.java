package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.source.openstack.Recordings;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded answers in, entities out, one a line. After a change that is meant: run with
 * {@code -Dgolden.write=true} and read the difference.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/vioscope/source/openstack/recordings");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nova-servers-detail-2.1",
                "nova-servers-detail-2.53",
                "nova-servers-detail-2.69",
                "nova-servers-detail-2.93",
                "nova-servers-page1",
                "nova-servers-page2",
                "nova-servers-deleted"
            })
    void servers(String name) throws IOException {
        check(name, new ServerDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.53", "2.69", "2.93"})
    void hypervisors(String version) throws IOException {
        check("nova-os-hypervisors-detail-" + version, new HypervisorDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.53", "2.93"})
    void services(String version) throws IOException {
        check("nova-os-services-" + version, new ServiceDecoder());
    }

    private static void check(String name, RowDecoder decoder) throws IOException {
        var page = ListParser.parse(Recordings.answer(name), decoder, new Interner())
                .match(p -> p, why -> {
                    throw new AssertionError(why);
                });
        var file = GOLDEN.resolve(name + ".entities.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text(page));
        }
        assertThat(text(page)).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static String text(Page page) {
        var entities = page.entities().stream().map(GoldenTest::line);
        var gone = page.gone().entrySet().stream()
                .map(e -> e.getKey() + " | GONE at " + e.getValue())
                .sorted();
        return java.util.stream.Stream.concat(entities, gone)
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
