package io.vioscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.notify.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.mp.SnmpConstants;

/** What net-snmp's programs make of our answers with the MIB loaded. */
class AgentTest {
    private static final String ALARM = "3.4711";
    private static final String SERVER = "VIOSCOPE-MIB::vsEntityStatus.3.server.'" + Cases.SERVER.id() + "'";
    private static final List<String> ONCE = List.of("-t", "0.3", "-r", "0");
    private final Answering agent = opened();

    private static Answering opened() {
        try {
            return Answering.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void showACloud() {
        agent.with(troubled());
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    private static Snapshot troubled(Fact... more) {
        var facts = new ArrayList<Fact>(List.of(
                new Fact.AlarmRaised(Cases.alarm(4711, "Server web-1 is in ERROR")),
                new ProblemFact.Opened(Cases.problem(4712, Phase.CONFIRMED))));
        facts.addAll(List.of(more));
        return Cases.snapshot(Answering.CLOUD, Cases.CAUSE, facts.toArray(Fact[]::new));
    }

    @Test
    void tellsWhoItIs() throws Exception {
        assertThat(agent.run(
                        "snmpget", "public", "1.3.6.1.2.1.1.2.0", "1.3.6.1.2.1.1.5.0", "vsVersion.0", "vsCloudName.3"))
                .contains("OID: VIOSCOPE-MIB::vsServer", "vioscope.example.org", "STRING: 1.2.3", "STRING: vio");
        assertThat(agent.run("snmpgetnext", "public", "1.3.6.1.6.3.10.2.1.1"))
                .contains("80 00 7E D9 05 01 02 03 04 05 06 07 08");
    }

    @Test
    void showsAlarmsWithTheirCause() throws Exception {
        assertThat(agent.run("snmpwalk", "public", "vsAlarmTable"))
                .contains("vsAlarmSeverity." + ALARM + " = INTEGER: major(4)")
                .contains("vsAlarmEntityKind." + ALARM + " = INTEGER: server(20)")
                .contains("vsAlarmEntityAddress." + ALARM + " = STRING: 10.0.0.5")
                .contains("vsAlarmProject." + ALARM + " = STRING: shop")
                .contains("vsAlarmRootCause." + ALARM + " = STRING: 3.4712")
                .contains("vsAlarmRaisedTime." + ALARM + " = STRING: 2026-11-25,12:0:0.7,+0:0");
        assertThat(agent.run("snmpget", "public", "vsAlarmsOn.0", "vsAlarmsMajor.0", "vsAlarmsMinor.0"))
                .contains("vsAlarmsOn.0 = Gauge32: 1", "vsAlarmsMajor.0 = Gauge32: 1", "vsAlarmsMinor.0 = Gauge32: 0");
    }

    @Test
    void showsRootCausesAndWhoSuffers() throws Exception {
        assertThat(agent.run("snmptable", List.of("-v2c", "-c", "public", "-Ci"), "vsRootCauseTable"))
                .contains(
                        "3.4712",
                        "vcenter.unreachable",
                        "91 percent",
                        "confirmed",
                        "https://vioscope.example/problems/4712");
        assertThat(agent.run("snmpbulkwalk", "public", "vsImpactTable").lines())
                .containsExactly(
                        "VIOSCOPE-MIB::vsImpactCount.3.4712.management.server = Gauge32: 10",
                        "VIOSCOPE-MIB::vsImpactCount.3.4712.management.volume = Gauge32: 2",
                        "VIOSCOPE-MIB::vsImpactCount.3.4712.knowledge.server = Gauge32: 4");
    }

    @Test
    void showsOneEntityByItsIdentifier() throws Exception {
        assertThat(agent.run("snmpget", "public", SERVER)).contains("INTEGER: ok(2)");
        assertThat(agent.run("snmpget", "public", SERVER.replace("Status", "Hypervisor")))
                .contains("cluster-a");
        assertThat(agent.run("snmpget", "public", SERVER.replace("Status", "Severity")))
                .contains("major(4)");
    }

    @Test
    void saysNothingOfWhatIsNotSeenNow() throws Exception {
        agent.with(new Snapshot(troubled().state(), Sight.none(), Cases.AT));
        var seen = agent.run("snmpwalk", "public", "vsEntityTable");
        assertThat(seen)
                .contains(SERVER.substring(14) + " = INTEGER: unknown(1)")
                .contains("vsEntityCurrent.3.hypervisor.'domain-c7' = INTEGER: false(2)")
                .contains("vsEntityState.3.hypervisor.'domain-c7' = STRING: \n")
                .contains("vsEntitySeenTime.3.hypervisor.'domain-c7' = STRING: 0-0-0,0:0:0.0")
                .contains("vsEntitySeverity.3.hypervisor.'domain-c7' = INTEGER: indeterminate(2)")
                .doesNotContain("ok(2)")
                .doesNotContain("cleared(1)");
    }

    @Test
    void showsServicesSourcesAndReceivers() throws Exception {
        var key = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@compute01");
        var service = new Entity(key, "", Status.disabled("down", Health.DOWN), Attributes.none(), List.of());
        agent.with(troubled(new Fact.EntityAdded(service, Fact.Appearance.NEW)));
        assertThat(agent.run("snmpwalk", "public", "vsServiceTable"))
                .contains("vsServiceHost.3.computeService.'nova-compute@compute01' = STRING: compute01")
                .contains("vsServiceStatus.3.computeService.'nova-compute@compute01' = INTEGER: unknown(1)");
        assertThat(agent.run("snmpwalk", "public", "vsSourceTable"))
                .contains("vsSourceStatus.3.'octavia' = INTEGER: never(1)")
                .contains("vsSourceReports.3.'nova' = Counter32: 1");
        assertThat(agent.run("snmpwalk", "public", "vsReceiverTable"))
                .contains("vsReceiverSequence.'noc' = Gauge32: 17")
                .contains("vsReceiverWaiting.'noc' = Gauge32: 2")
                .contains("vsReceiverTime.'noc' = STRING: 2026-11-25,12:0:9.7,+0:0");
    }

    @Test
    void keepsToItselfWhatIsInMaintenance() throws Exception {
        var quiet = new Alarm(
                4713, new AlarmKey(Cases.FROM, "hypervisor.down"), Severity.CRITICAL, "quiet", Cases.AT, 4700L);
        agent.with(troubled(new Fact.AlarmRaised(quiet)));
        assertThat(agent.run("snmpwalk", "public", "vsAlarms"))
                .contains("vsAlarmsOn.0 = Gauge32: 1", "vsAlarmsInMaintenance.0 = Gauge32: 1")
                .doesNotContain("4713");
    }

    @Test
    void answersUsersWhoProveToBeThemselves() throws Exception {
        assertThat(agent.run("snmpbulkwalk", Answering.AS_USER, "vsAlarmText")).contains("Server web-1 is in ERROR");
        var less = List.of("-v3", "-u", "nms", "-l", "authNoPriv", "-a", "SHA-256", "-A", "long-secret-a");
        assertThat(agent.run("snmpget", less, "vsRevision.0")).contains("authorizationError");
        var elsewhere = new ArrayList<>(Answering.AS_USER);
        elsewhere.addAll(List.of("-n", "elsewhere"));
        elsewhere.addAll(ONCE);
        assertThat(agent.run("snmpget", elsewhere, "vsRevision.0")).contains("Bad context");
        var wrong = new ArrayList<>(Answering.AS_USER);
        wrong.set(8, "long-secret-x");
        wrong.addAll(ONCE);
        assertThat(agent.run("snmpget", wrong, "vsRevision.0")).contains("Authentication failed");
        assertThat(agent.counts().of(SnmpConstants.usmStatsWrongDigests)).isPositive();
    }

    @Test
    void isSilentToOthersAndCountsThem() throws Exception {
        assertThat(once("-v2c", "-c", "wrong")).contains("Timeout");
        assertThat(once("-v2c", "-c", "elsewhere")).contains("Timeout");
        assertThat(once("-v1", "-c", "public")).contains("Timeout");
        assertThat(agent.run("snmpget", "public", "1.3.6.1.2.1.11.4.0", "1.3.6.1.2.1.11.3.0"))
                .contains("11.4.0 = Counter32: 2", "11.3.0 = Counter32: 1");
    }

    private String once(String... options) throws Exception {
        var all = new ArrayList<>(List.of(options));
        all.addAll(ONCE);
        return agent.run("snmpget", all, "vsRevision.0");
    }

    @Test
    void showsNoMoreThanTheView() throws Exception {
        assertThat(agent.run("snmpwalk", "few", ".1").lines())
                .filteredOn(line -> line.startsWith("VIOSCOPE-MIB"))
                .isNotEmpty()
                .allMatch(line -> line.matches("VIOSCOPE-MIB::vs(Alarm|Cloud|Heartbeat|Version|StartTime|Revision).*"));
        assertThat(agent.run("snmpget", "few", SERVER)).contains("No Such Object");
        assertThat(agent.run("snmpgetnext", "few", "vsEntityTable")).contains("vsCloudName");
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        assertThat(agent.run("snmpset", "public", "vsAlarmText." + ALARM, "s", "mine"))
                .contains("notWritable");
        assertThat(agent.run("snmpset", "few", "vsRootCauseText.3.4712", "s", "mine"))
                .contains("noAccess");
        assertThat(agent.run("snmpget", "public", "vsAlarmText." + ALARM)).contains("Server web-1 is in ERROR");
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        assertThat(agent.run("snmpget", "public", "vsAlarmText.9.9")).contains("No Such Instance");
        assertThat(agent.run("snmpget", "public", "vsNotifySequence.0")).contains("No Such Object");
        assertThat(agent.run("snmpgetnext", "public", "1.3.6.1.6.3.99")).contains("No more variables");
    }

    @Test
    void cutsWhatIsTooLongBetweenCharacters() throws Exception {
        agent.with(Cases.snapshot(
                Answering.CLOUD, null, new Fact.AlarmRaised(Cases.alarm(4711, "\u0007" + "é".repeat(300)))));
        assertThat(agent.run("snmpget", "public", "vsAlarmText." + ALARM))
                .contains("= STRING:  " + "é".repeat(127))
                .doesNotContain("é".repeat(128));
    }
}
