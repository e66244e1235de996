package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Written;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.snmp.MibFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Messages for people. */
class ShownTest {
    private static final SnmpReceiver RECEIVER = new SnmpReceiver("nms", "192.0.2.1", 162, "s3cret");

    private final MibFile mib = new MibFile();

    @Test
    void everyVariableIsShownInItsOrderUnderItsNameInTheMib() {
        try (var voice = TrapSink.voice()) {
            for (var notification : Sample.oneOfEach()) {
                var written = voice.to(RECEIVER).written(notification, 17);
                var expected = Objects.requireNonNull(mib.notifications().get(written.name()));

                assertThat(written.name()).isEqualTo(Trap.of(notification).label());
                assertThat(written.variables())
                        .extracting(v -> v.name().replaceFirst("\\..*", ""))
                        .startsWith("sysUpTime", "snmpTrapOID")
                        .endsWith(expected.toArray(String[]::new))
                        .hasSize(expected.size() + 2);
                assertThat(written.variables())
                        .extracting(Written.Variable::value)
                        .doesNotContain("s3cret");
            }
        }
    }

    @Test
    void valuesCanBeRead() {
        try (var voice = TrapSink.voice()) {
            var raised = voice.to(RECEIVER).written(Sample.oneOfEach().get(0), 17);

            assertThat(raised.variables())
                    .extracting(v -> v.name() + " " + v.type() + " " + v.value())
                    .contains(
                            "snmpTrapOID.0 OBJECT IDENTIFIER vsAlarmRaised",
                            "vsNotifySequence.0 Unsigned32 17",
                            "vsNotifyTime.0 OCTET STRING 2026-11-25,12:0:0.7,+0:0",
                            "vsAlarmSeverity.3.4711 Integer32 4",
                            "vsCloudName.3 OCTET STRING vio-é");
        }
    }
}
