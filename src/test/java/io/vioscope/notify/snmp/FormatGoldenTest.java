package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Format;
import io.vioscope.config.Format.Severities;
import io.vioscope.config.Format.Smarts;
import io.vioscope.config.Format.VmMib;
import io.vioscope.config.Manner;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/**
 * Each notification as the octets of its PDU, in the formats that are not ours. {@code -Dgolden.write=true} writes them anew;
 * beside each stands what SNMP4J reads in it, to be read by somebody before it is committed.
 */
class FormatGoldenTest {
    private static final Path DIRECTORY =
            Path.of("src", "test", "resources", "io", "vioscope", "notify", "snmp", "formats");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("smarts", new Smarts("INCHARGE-SA", Severities.CONSOLE)),
                Arguments.of("smarts-mib-severities", new Smarts("INCHARGE-SA", Severities.MIB)),
                Arguments.of("vm-mib", new VmMib()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isOctetByOctetWhatItWas(String name, Format format) throws IOException {
        var said = new StringBuilder();
        for (var plain : Plain.values()) {
            var receiver = new SnmpReceiver("nms", "127.0.0.1", 162, "public")
                    .with(new Community(plain, "public"))
                    .with(Manner.DEFAULT.in(format));
            said.append(all(receiver));
        }
        var golden = DIRECTORY.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(golden, said.toString());
        }
        assertThat(said.toString()).isEqualTo(Files.readString(golden));
    }

    private static String all(SnmpReceiver receiver) throws IOException {
        var form = new Form(receiver, Sample.ROOT, new OctetString("engine"));
        var encoder = Encoder.of(Sample.ROOT, receiver, form::empty);
        var said = new StringBuilder();
        for (var notification : SampleEvents.all()) {
            var messages = encoder.messages(notification, 17, Duration.ofSeconds(42));
            said.append("# " + receiver.access() + " " + SampleEvents.name(notification)
                    + (messages.isEmpty() ? ": nothing\n" : "\n"));
            for (var message : messages) {
                said.append(words(form.fit(message, HERE)));
            }
        }
        return said.toString();
    }

    private static String words(PDU pdu) throws IOException {
        pdu.setRequestID(new Integer32(1));
        var stream = new BEROutputStream(ByteBuffer.allocate(65536));
        pdu.encodeBER(stream);
        var octets = HexFormat.of()
                .formatHex(stream.getBuffer().array(), 0, stream.getBuffer().position());
        return octets + "\n" + String.join("\n", lines(pdu)) + "\n";
    }

    private static List<String> lines(PDU pdu) {
        var head = pdu instanceof PDUv1 v1
                ? Stream.of("  " + v1.getEnterprise() + " " + v1.getGenericTrap() + " " + v1.getSpecificTrap())
                : Stream.<String>of();
        var variables = pdu.getAll().stream().map(vb -> "  " + vb.getOid() + " = " + vb.toValueString());
        return Stream.concat(head, variables).toList();
    }
}
