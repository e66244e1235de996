package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.TakenTrap;
import io.vioscope.bus.TakenTrap.Original;
import io.vioscope.bus.TakenTrap.Version1;
import io.vioscope.config.Manner;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Forward;
import io.vioscope.notify.Forward.Dropped;
import io.vioscope.notify.Notification.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** How traps of others are forwarded, by RFC 3584, and what is added. */
class ForwardEncoderTest {
    private static final String NAME = "1.3.6.1.4.1.6876.4.3.0.203";
    private static final SnmpReceiver V2C = new SnmpReceiver("nms", "127.0.0.1", 162, "public");
    private static final SnmpReceiver V1 = V2C.with(new Community(Plain.V1, "public"));
    private static final List<VariableBinding> HELD = List.of(
            vb("1.3.6.1.4.1.6876.4.3.308.0", new Integer32(-3)),
            vb("1.3.6.1.4.1.6876.4.3.305.0", new OctetString(new byte[] {0, (byte) 0xff, 7})),
            vb("1.3.6.1.4.1.6876.4.3.305.0", new Gauge32(4_000_000_000L)),
            vb("1.3.6.1.2.1.1.2.0", new OID("1.3.6.1.4.1.6876")),
            vb("1.3.6.1.4.1.6876.4.9.0", new Opaque(new byte[] {1, 2})));

    private static VariableBinding vb(String oid, Variable value) {
        return new VariableBinding(new OID(oid), value);
    }

    private static TakenTrap.Variable variable(VariableBinding vb) {
        try {
            var octets = new ByteArrayOutputStream();
            vb.getVariable().encodeBER(octets);
            return new TakenTrap.Variable(
                    vb.getOid().toDottedString(), HexFormat.of().formatHex(octets.toByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Forward trap(String sender, String name, @Nullable Version1 v1, List<VariableBinding> held) {
        var original = new Original(
                17, name, held.stream().map(ForwardEncoderTest::variable).toList(), v1);
        return new Forward(new TakenTrap(Cases.AT, sender, original, null), null);
    }

    private static Forward about(Forward forward, String name) {
        var subject = new Subject(Cases.SERVER, name, "10.0.0.5", "shop");
        return new Forward(forward.trap(), new Forward.About("vio", 3, subject, 9L));
    }

    private static ForwardEncoder encoder(SnmpReceiver receiver) {
        var form = new Form(receiver, Sample.ROOT, new OctetString("engine"));
        return new ForwardEncoder(form, new Loops(Sample.ROOT, address -> address.isLoopbackAddress()));
    }

    private static PDU message(SnmpReceiver receiver, Forward forward) {
        var encoder = encoder(receiver);
        assertThat(encoder.hindrance(forward)).isEmpty();
        return encoder.message(forward).orElseThrow();
    }

    private static String text(PDU pdu, Column column) {
        var octets = (OctetString) pdu.getVariable(column.oid(Sample.ROOT).append(0));
        return new String(octets.getValue(), StandardCharsets.UTF_8);
    }

    @Test
    void keepsAllThatTheTrapHeldInItsOrder() {
        var pdu = message(V2C, trap("192.0.2.7", NAME, null, HELD));

        assertThat(pdu.getType()).isEqualTo(PDU.NOTIFICATION);
        assertThat(pdu.get(0)).isEqualTo(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(17)));
        assertThat(pdu.get(1)).isEqualTo(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(NAME)));
        assertThat(pdu.getAll().subList(2, 7)).isEqualTo(HELD);
        assertThat(pdu.get(7)).isEqualTo(vb("1.3.6.1.6.3.18.1.3.0", new IpAddress("192.0.2.7")));
        assertThat(pdu.getAll().stream().skip(8).map(VariableBinding::getOid))
                .containsExactlyElementsOf(ForwardEncoder.ADDED.stream()
                        .map(column -> column.oid(Sample.ROOT).append(0))
                        .toList());
    }

    @Test
    void addsTheEntityAndWhatExplainsIt() {
        var pdu = message(V2C, about(trap("192.0.2.7", NAME, null, HELD), "wéb"));

        assertThat(text(pdu, Column.FORWARD_SENDER)).isEqualTo("192.0.2.7");
        assertThat(text(pdu, Column.FORWARD_CLOUD)).isEqualTo("vio");
        assertThat(pdu.getVariable(Column.FORWARD_ENTITY_KIND.oid(Sample.ROOT).append(0)))
                .isEqualTo(new Integer32(20));
        assertThat(text(pdu, Column.FORWARD_ENTITY_NAME)).isEqualTo("wéb");
        assertThat(text(pdu, Column.FORWARD_ENTITY_ID)).isEqualTo(Cases.SERVER.id());
        assertThat(text(pdu, Column.FORWARD_PROJECT)).isEqualTo("shop");
        assertThat(text(pdu, Column.FORWARD_ROOT_CAUSE)).isEqualTo("3.9");
    }

    @Test
    void saysThatTheEntityIsNotKnownWhereItIsNot() {
        var pdu = message(V2C, trap("192.0.2.7", NAME, null, HELD));

        assertThat(pdu.getVariable(Column.FORWARD_ENTITY_KIND.oid(Sample.ROOT).append(0)))
                .isEqualTo(new Integer32(1));
        assertThat(text(pdu, Column.FORWARD_ENTITY_ID)).isEmpty();
        assertThat(text(pdu, Column.FORWARD_ROOT_CAUSE)).isEmpty();
    }

    @Test
    void whatCameByVersion1SaysItsEnterpriseAndItsAgent() {
        var pdu = message(V2C, trap("192.0.2.7", NAME, new Version1("1.3.6.1.4.1.6876.4.3", "192.0.2.9"), HELD));

        assertThat(pdu.getVariable(Translated.ADDRESS)).isEqualTo(new IpAddress("192.0.2.9"));
        assertThat(pdu.getVariable(Translated.ENTERPRISE)).isEqualTo(new OID("1.3.6.1.4.1.6876.4.3"));
        assertThat(text(pdu, Column.FORWARD_SENDER)).isEqualTo("192.0.2.7");
        var nameless = message(V2C, trap("192.0.2.7", NAME, new Version1("1.3.6.1.4.1.6876.4.3", "0.0.0.0"), HELD));
        assertThat(nameless.getVariable(Translated.ADDRESS)).isEqualTo(new IpAddress("192.0.2.7"));
    }

    @Test
    void whoSentItByIpv6StandsOnlyInOurVariable() {
        var pdu = message(V2C, trap("2001:db8:0:0:0:0:0:7", NAME, null, HELD));

        assertThat(pdu.getVariable(Translated.ADDRESS)).isNull();
        assertThat(text(pdu, Column.FORWARD_SENDER)).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void theWordOfARelayIsNotSaidTwice() {
        var relayed = List.of(vb("1.3.6.1.6.3.18.1.3.0", new IpAddress("192.0.2.99")));
        var pdu = message(V2C, trap("192.0.2.7", NAME, null, relayed));

        assertThat(pdu.getAll().stream().filter(vb -> vb.getOid().equals(Translated.ADDRESS)))
                .containsExactlyElementsOf(relayed);
    }

    @Test
    void isTranslatedForAReceiverOfVersion1() {
        var pdu = (PDUv1) message(V1, trap("192.0.2.7", NAME, null, HELD));

        assertThat(pdu.getEnterprise()).isEqualTo(new OID("1.3.6.1.4.1.6876.4.3"));
        assertThat(pdu.getGenericTrap()).isEqualTo(PDUv1.ENTERPRISE_SPECIFIC);
        assertThat(pdu.getSpecificTrap()).isEqualTo(203);
        assertThat(pdu.getTimestamp()).isEqualTo(17);
        assertThat(pdu.getAgentAddress()).isEqualTo(new IpAddress("192.0.2.7"));
        assertThat(pdu.getAll().subList(0, 5)).isEqualTo(HELD);
        assertThat(pdu.size()).isEqualTo(5 + ForwardEncoder.ADDED.size());
    }

    @Test
    void aNameWithoutAZeroLosesItsLastNumberAlone() {
        var pdu = (PDUv1) message(V1, trap("192.0.2.7", "1.3.6.1.2.1.68.1", null, List.of()));

        assertThat(pdu.getEnterprise()).isEqualTo(new OID("1.3.6.1.2.1.68"));
        assertThat(pdu.getSpecificTrap()).isEqualTo(1);
    }

    @Test
    void aGenericTrapStaysOneWithItsEnterprise() {
        var linkDown = "1.3.6.1.6.3.1.1.5.3";
        var first = new Version1("1.3.6.1.4.1.6876", "192.0.2.9");
        var pdu = (PDUv1) message(V1, trap("192.0.2.7", linkDown, first, List.of()));
        assertThat(pdu.getGenericTrap()).isEqualTo(PDUv1.LINKDOWN);
        assertThat(pdu.getEnterprise()).isEqualTo(new OID("1.3.6.1.4.1.6876"));
        assertThat(pdu.getAgentAddress()).isEqualTo(new IpAddress("192.0.2.9"));

        var second = (PDUv1) message(V1, trap("192.0.2.7", linkDown, null, List.of()));
        assertThat(second.getEnterprise()).isEqualTo(new OID("1.3.6.1.6.3.1.1.5"));
    }

    @Test
    void whatVersion1CannotSayIsNotForwardedByIt() {
        var large = trap("192.0.2.7", NAME, null, List.of(vb("1.3.6.1.4.1.6876.1.0", new Counter64(1))));
        var numbered = trap("192.0.2.7", "1.3.6.1.4.1.6876.0.4294967295", null, List.of());
        var nameless = trap("192.0.2.7", "0.0", null, List.of());

        assertThat(List.of(large, numbered, nameless)).allSatisfy(forward -> {
            assertThat(encoder(V1).hindrance(forward)).contains(Dropped.NOT_IN_V1);
            assertThat(encoder(V2C).hindrance(forward)).isEmpty();
        });
    }

    /** The whole message, with the community; what is ours gives way first. */
    @Test
    void isNeverLargerThanTheReceiverTakesAndNothingOfTheOriginalIsCut() {
        for (var receiver : List.of(V2C, V1)) {
            var encoder = encoder(receiver.with(Manner.DEFAULT.sized(1200, false)));
            var forwarded = 0;
            for (var octets = 500; octets < 1300; octets += 3) {
                var held = List.of(vb("1.3.6.1.4.1.6876.4.3.306.0", new OctetString("x".repeat(octets))));
                var forward = about(trap("192.0.2.7", NAME, null, held), "n".repeat(255));
                var message = encoder.message(forward).orElseThrow();
                if (encoder.hindrance(forward).isEmpty()) {
                    forwarded++;
                    assertThat(message.getBERLength() + 4 + 3 + 8 + 4 + "public".length())
                            .isLessThanOrEqualTo(1200);
                    assertThat(message.getAll()).contains(held.get(0));
                    assertThat(text(message, Column.FORWARD_ENTITY_ID)).isEqualTo(Cases.SERVER.id());
                } else {
                    assertThat(encoder.hindrance(forward)).contains(Dropped.TOO_LARGE);
                    assertThat(octets).isGreaterThan(650);
                }
            }
            assertThat(forwarded).isGreaterThan(50);
        }
    }

    @Test
    void whatAVioscopeHasToldIsNotForwarded() {
        var ours = trap("192.0.2.7", "1.3.6.1.4.1.32473.1.0.1", null, List.of());
        var forwarded = trap("192.0.2.7", NAME, null, List.of(vb("1.3.6.1.4.1.32473.1.1.7.2.0", new OctetString())));
        var relayed = trap("192.0.2.7", NAME, null, List.of(vb("1.3.6.1.6.3.18.1.3.0", new IpAddress("127.0.0.1"))));
        var other = trap("192.0.2.7", "1.3.6.1.4.1.32473.2.0.1", null, List.of());

        assertThat(List.of(ours, forwarded, relayed))
                .allSatisfy(
                        forward -> assertThat(encoder(V2C).hindrance(forward)).contains(Dropped.LOOP));
        assertThat(encoder(V2C).hindrance(other)).isEmpty();
    }

    @Test
    void thisComputerIsKnownByItsAddressesAndNotByLoopback() throws Exception {
        var isUs = Loops.here(Sample.ROOT).isUs();
        for (var face : NetworkInterface.networkInterfaces().toList()) {
            face.inetAddresses()
                    .forEach(address -> assertThat(isUs.test(address)).isEqualTo(!address.isLoopbackAddress()));
        }
        assertThat(isUs.test(InetAddress.getByName("192.0.2.7"))).isFalse();
        assertThat(Arrays.asList(isUs.test(InetAddress.getLoopbackAddress()))).containsExactly(false);
    }
}
