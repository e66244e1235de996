package io.vioscope.source.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.http.Body;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers as govmomi's vcsim gave them (0.24.2; one cluster, two hosts, one machine), decoded. {@code -Dgolden.write=true}
 * writes what comes of them anew.
 */
class RecordedAnswersTest {
    private static final Path ANSWERS = Path.of("src/test/resources/io/vioscope/source/vcenter");

    private static Node element(String name) throws IOException {
        var body = Body.of(Buffer.buffer(Files.readAllBytes(ANSWERS.resolve(name + ".xml"))));
        return Xml.read(body, name)
                .match(root -> root.child("Body").orElseThrow().children().get(0), why -> {
                    throw new AssertionError(why.detail());
                });
    }

    @Test
    void saysWhoItIs() throws IOException {
        var about = About.of(element("service-content")).orElseThrow();
        assertThat(about.uuid()).isEqualTo("4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01");
        assertThat(about.root().id()).isEqualTo("group-d1");
        assertThat(about.collector().type()).isEqualTo("PropertyCollector");
    }

    @Test
    void whatItHoldsAndWhatChangedOfIt() throws IOException {
        var objects = new Objects();
        objects.take(Updates.of(element("updates-first")).orElseThrow());
        var first = told(objects);
        var lost = Updates.of(element("updates-host-lost")).orElseThrow();
        assertThat(lost.objects()).hasSize(1);
        objects.take(lost);
        assertThat(Updates.of(element("updates-none"))).isEmpty();
        var said = first + "--- after a host was lost\n" + told(objects);
        var golden = ANSWERS.resolve("told.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    private static String told(Objects objects) {
        var builder = new ReportBuilder(
                new SourceId("vcenter"),
                Set.of(Kind.ESXI_HOST, Kind.DATASTORE),
                Set.of(Kind.SERVER, Kind.HYPERVISOR),
                Instant.EPOCH,
                InstantSource.fixed(Instant.EPOCH),
                new Meter());
        new Teller(objects, new Names("4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01"), builder).tell();
        var report = builder.done();
        var details = report.beyond().details();
        var entities = report.entities().stream()
                .map(e -> e.key() + " | " + e.name() + " | " + e.status() + " | " + e.attributes() + " | "
                        + e.relations())
                .sorted();
        var told = new TreeMap<>(details.told())
                .entrySet().stream()
                        .map(e -> e.getKey() + " | " + e.getValue() + " | "
                                + details.ties().told().get(e.getKey()));
        return Stream.concat(entities, told).collect(Collectors.joining("\n", "", "\n"));
    }
}
