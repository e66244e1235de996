package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notification;
import io.vioscope.snmp.DateAndTime;
import io.vioscope.snmp.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

class TrapEncoderTest {
    private static final String COMMUNITY = "public";
    private static final String URL = "https://vioscope.example/entities/hypervisor/" + "u".repeat(200);

    @Test
    void beginsWithUpTimeAndNameAndNumber() {
        var pdu = encode(Sample.oneOfEach().get(0), 17);

        assertThat(pdu.getType()).isEqualTo(PDU.NOTIFICATION);
        assertThat(pdu.get(0).getOid()).isEqualTo(SnmpConstants.sysUpTime);
        assertThat(pdu.get(0).getVariable()).isEqualTo(new TimeTicks(4200));
        assertThat(pdu.get(1).getOid()).isEqualTo(SnmpConstants.snmpTrapOID);
        assertThat(pdu.get(1).getVariable()).isEqualTo(new OID("1.3.6.1.4.1.32473.1.0.1"));
        assertThat(pdu.get(2).getVariable()).isEqualTo(new UnsignedInteger32(17));
    }

    @Test
    void alarmVariablesAreInstancesOfCloudAndAlarm() {
        var pdu = encode(Sample.oneOfEach().get(0), 1);

        assertThat(pdu.getVariable(new OID("1.3.6.1.4.1.32473.1.1.3.9.1.2.3.4711")))
                .isEqualTo(new OctetString("3.4711"));
        assertThat(text(pdu, Column.CLOUD_NAME)).isEqualTo("vio-é");
        assertThat(text(pdu, Column.ALARM_CONDITION)).isEqualTo("server.error");
        assertThat(text(pdu, Column.ALARM_ENTITY_NAME)).isEqualTo("web-1");
        assertThat(text(pdu, Column.ALARM_ENTITY_ADDRESS)).isEqualTo("10.0.0.5");
        assertThat(text(pdu, Column.ALARM_PROJECT)).isEqualTo("shop");
        assertThat(number(pdu, Column.ALARM_SEVERITY)).isEqualTo(4);
        assertThat(number(pdu, Column.ALARM_ENTITY_KIND)).isEqualTo(20);
        assertThat(number(pdu, Column.NOTIFY_CHANGE)).isEqualTo(1);
    }

    @Test
    void aClearHasTheSameIdAndIsCleared() {
        var pdu = encode(Sample.oneOfEach().get(2), 1);

        assertThat(text(pdu, Column.ALARM_ID)).isEqualTo("3.4711");
        assertThat(number(pdu, Column.ALARM_SEVERITY)).isEqualTo(1);
        assertThat(number(pdu, Column.NOTIFY_CHANGE)).isEqualTo(4);
    }

    @Test
    void anEventSaysWhatWasAndWhatIs() {
        var pdu = encode(Sample.oneOfEach().get(4), 1);

        assertThat(number(pdu, Column.EVENT_OLD_STATUS)).isEqualTo(2);
        assertThat(number(pdu, Column.EVENT_STATUS)).isEqualTo(4);
        assertThat(text(pdu, Column.EVENT_OLD_STATE)).isEqualTo("ACTIVE");
        assertThat(text(pdu, Column.EVENT_STATE)).isEqualTo("ERROR");
        assertThat(text(pdu, Column.EVENT_HYPERVISOR)).isEqualTo("cluster-a");
    }

    @Test
    void timesAreElevenOctetsInUtc() {
        assertThat(DateAndTime.of(Instant.parse("2026-11-25T12:34:56.789Z")).getValue())
                .containsExactly(7, 234, 11, 25, 12, 34, 56, 7, '+', 0, 0);
    }

    @Test
    void numbersGoOnWithOneAfterTheLast() {
        var notification = Sample.oneOfEach().get(0);

        assertThat(encode(notification, 4294967295L).get(2).getVariable())
                .isEqualTo(new UnsignedInteger32(4294967295L));
        assertThat(encode(notification, 4294967296L).get(2).getVariable()).isEqualTo(new UnsignedInteger32(1));
    }

    @Test
    void whatFitsIsLeftWhole() throws IOException {
        var pdu = encode(Sample.alarm("😀", 30, URL), 1);

        assertThat(text(pdu, Column.ALARM_URL)).isEqualTo(URL);
        assertThat(text(pdu, Column.ALARM_TEXT)).isEqualTo("😀".repeat(30));
        assertThat(size(pdu)).isLessThanOrEqualTo(1400);
    }

    @Test
    void theUrlGoesFirst() throws IOException {
        var pdu = encode(Sample.alarm("n", 150, URL), 1);

        assertThat(text(pdu, Column.ALARM_URL)).isEmpty();
        assertThat(text(pdu, Column.ALARM_TEXT)).hasSize(150);
        assertThat(size(pdu)).isLessThanOrEqualTo(1400);
    }

    @Test
    void thenTheText() throws IOException {
        var pdu = encode(Sample.alarm("n", 180, URL), 1);

        assertThat(text(pdu, Column.ALARM_TEXT).length()).isBetween(64, 179);
        assertThat(text(pdu, Column.ALARM_ENTITY_NAME)).hasSize(180);
        assertThat(size(pdu)).isBetween(1380, 1400);
    }

    @Test
    void thenTheTextThenTheNames() throws IOException {
        var most = encode(Sample.alarm("n", 255, URL), 1);

        assertThat(text(most, Column.ALARM_TEXT)).hasSize(64);
        assertThat(text(most, Column.ALARM_ENTITY_NAME).length()).isBetween(150, 254);
        assertThat(text(most, Column.ALARM_ENTITY_ID)).hasSize(255);
        assertThat(size(most)).isLessThanOrEqualTo(1400);
    }

    @Test
    void noMessageIsLargerThanItMayBeAndNoCharacterIsCutApart() throws IOException {
        for (var community : new String[] {"", COMMUNITY, "c".repeat(300)}) {
            for (var times = 1; times < 260; times++) {
                for (var notification : new Notification[] {
                    Sample.alarm("é😀", times, URL), Sample.event("x😀", times), Sample.cause("é😀", times, URL)
                }) {
                    var pdu = encoder(new SnmpReceiver("nms", "127.0.0.1", 162, community))
                            .encode(notification, Integer.MAX_VALUE, Duration.ofDays(400));
                    assertThat(size(pdu, community)).isLessThanOrEqualTo(1400);
                    pdu.getAll().forEach(vb -> assertWhole(vb.getVariable()));
                }
            }
        }
    }

    @Test
    void anEventOfLongNamesKeepsSomethingOfEachAndTheWholeId() throws IOException {
        var pdu = encode(Sample.event("x", 255), 1);

        assertThat(size(pdu)).isBetween(1350, 1400);
        assertThat(text(pdu, Column.EVENT_ENTITY_ID)).hasSize(255);
        assertThat(text(pdu, Column.EVENT_ENTITY_NAME).length()).isGreaterThan(100);
        assertThat(text(pdu, Column.EVENT_OLD_HYPERVISOR).length()).isGreaterThan(100);
    }

    @Test
    void aRootCauseSaysHowSureItIsAndWhoSuffersHow() {
        var pdu = encode(Sample.oneOfEach().get(8), 1);

        assertThat(pdu.get(1).getVariable()).isEqualTo(new OID("1.3.6.1.4.1.32473.1.0.3"));
        assertThat(pdu.getVariable(new OID("1.3.6.1.4.1.32473.1.1.3.10.1.2.3.4712")))
                .isEqualTo(new OctetString("3.4712"));
        assertThat(text(pdu, Column.CAUSE_PROBLEM)).isEqualTo("vcenter.unreachable");
        assertThat(text(pdu, Column.CAUSE_ENTITY_NAME)).isEqualTo("vc-1");
        assertThat(text(pdu, Column.CAUSE_ADVICE)).isEqualTo("Look at vCenter");
        assertThat(count(pdu, Column.CAUSE_CERTAINTY)).isEqualTo(91);
        assertThat(count(pdu, Column.CAUSE_SYMPTOMS)).isEqualTo(7);
        assertThat(count(pdu, Column.CAUSE_SERVICE_IMPACT)).isZero();
        assertThat(count(pdu, Column.CAUSE_MANAGEMENT_IMPACT)).isEqualTo(12);
        assertThat(count(pdu, Column.CAUSE_KNOWLEDGE_IMPACT)).isEqualTo(4);
        assertThat(text(pdu, Column.CAUSE_URL)).isEqualTo("https://vioscope.example/problems/4712");
    }

    @Test
    void aCauseThatWasNoneIsClearedAndSaysSo() {
        var pdu = encode(Sample.oneOfEach().get(11), 1);

        assertThat(pdu.get(1).getVariable()).isEqualTo(new OID("1.3.6.1.4.1.32473.1.0.4"));
        assertThat(number(pdu, Column.CAUSE_SEVERITY)).isEqualTo(1);
        assertThat(number(pdu, Column.NOTIFY_CHANGE)).isEqualTo(5);
    }

    @Test
    void aReceiverThatKnowsNothingElseIsToldInAscii() {
        var receiver = new SnmpReceiver("nms", "127.0.0.1", 162, COMMUNITY);
        var pdu = encoder(receiver.with(Manner.DEFAULT.sized(1400, true)))
                .encode(Sample.oneOfEach().get(0), 1, Duration.ZERO);

        assertThat(text(pdu, Column.CLOUD_NAME)).isEqualTo("vio-%C3%A9");
    }

    @Test
    void theMibCanBeElsewhere() {
        var root = Root.of(new MibRoot("1.3.6.1.4.1.8072.9999.9999"));
        var pdu = new TrapEncoder(root, new SnmpReceiver("nms", "127.0.0.1", 162, COMMUNITY), PDU::new)
                .encode(Sample.oneOfEach().get(0), 1, Duration.ZERO);

        assertThat(pdu.get(1).getVariable()).isEqualTo(new OID("1.3.6.1.4.1.8072.9999.9999.1.0.1"));
        assertThat(pdu.getAll().stream().skip(2)).allMatch(vb -> vb.getOid().startsWith(root.oid()));
    }

    /** An encoder of traps where the MIB usually is. */
    static TrapEncoder encoder(SnmpReceiver receiver) {
        return new TrapEncoder(Sample.ROOT, receiver, () -> {
            var pdu = new PDU();
            pdu.setType(PDU.NOTIFICATION);
            return pdu;
        });
    }

    private static long count(PDU pdu, Column column) {
        return variable(pdu, column).toLong();
    }

    private static PDU encode(Notification notification, long number) {
        return encoder(new SnmpReceiver("nms", "127.0.0.1", 162, COMMUNITY))
                .encode(notification, number, Duration.ofSeconds(42));
    }

    private static Variable variable(PDU pdu, Column column) {
        return pdu.getAll().stream()
                .filter(vb -> vb.getOid().startsWith(column.oid(Sample.ROOT)))
                .findFirst()
                .orElseThrow()
                .getVariable();
    }

    private static String text(PDU pdu, Column column) {
        return new String(((OctetString) variable(pdu, column)).getValue(), StandardCharsets.UTF_8);
    }

    private static int number(PDU pdu, Column column) {
        return ((Integer32) variable(pdu, column)).getValue();
    }

    private static void assertWhole(Variable variable) {
        if (variable instanceof OctetString octets
                && octets.length() != DateAndTime.of(Cases.AT).length()) {
            var text = new String(octets.getValue(), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("\uFFFD");
        }
    }

    private static int size(PDU pdu) throws IOException {
        return size(pdu, COMMUNITY);
    }

    /** The octets of the whole message, encoded as it is sent. */
    private static int size(PDU pdu, String community) throws IOException {
        var sent = new PDU(pdu);
        sent.setRequestID(new Integer32(Integer.MAX_VALUE));
        var name = new OctetString(community);
        var version = new Integer32(1);
        var length = version.getBERLength() + name.getBERLength() + sent.getBERLength();
        var stream = new BEROutputStream(ByteBuffer.allocate(65536));
        BER.encodeHeader(stream, BER.SEQUENCE, length);
        version.encodeBER(stream);
        name.encodeBER(stream);
        sent.encodeBER(stream);
        return stream.getBuffer().position();
    }
}
