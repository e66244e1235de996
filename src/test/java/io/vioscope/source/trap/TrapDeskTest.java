package io.vioscope.source.trap;

import static io.vioscope.source.trap.TrapCases.AT;
import static io.vioscope.source.trap.TrapCases.CLUSTER;
import static io.vioscope.source.trap.TrapCases.ID;
import static io.vioscope.source.trap.TrapCases.NSX;
import static io.vioscope.source.trap.TrapCases.SERVER;
import static io.vioscope.source.trap.TrapCases.VCENTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.TakenTrap;
import io.vioscope.bus.TrapDigest;
import io.vioscope.config.TrapsConfig;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the delivered rules make of traps, and where that stands. */
class TrapDeskTest {
    private static final String HOST_LOST = "alarm.HostConnectionStateAlarm - Event: Host connection lost";

    private final Map<String, Observations> clouds = new TreeMap<>();
    private final Tally tally = new Tally(AT);

    private TrapDesk desk(@Nullable String cloud, @Nullable EntityKey is) {
        var config = TrapCases.config(cloud, is);
        for (var name : List.of("east", "west")) {
            clouds.put(name, new Observations(name, Set.of(Kind.values()), Duration.ofHours(24)));
        }
        var desk = new TrapDesk(config, clouds, tally);
        desk.see(TrapCases.snapshot("east"), AT);
        return desk;
    }

    private static TrapsConfig.Sender sender(@Nullable String cloud, @Nullable EntityKey is) {
        return TrapCases.config(cloud, is).senders().get(0);
    }

    private List<String> held() {
        return clouds.values().stream()
                .flatMap(o -> o.held().stream())
                .map(h -> h.cloud() + " " + h.entity() + " " + h.severity() + " " + h.text())
                .toList();
    }

    private TrapDigest.Unplaced unplaced() {
        return tally.digest(List.of()).unplaced().get(0);
    }

    @Test
    void anAlarmOfAVirtualMachineStandsAtTheServerOfTheIdInItsName() {
        var desk = desk("east", null);
        desk.take(
                TrapCases.vcenter("3", "Red", "alarm.VmMemoryUsageAlarm - Metric = 97%", "other (" + ID + ")"),
                sender("east", null));

        assertThat(held())
                .containsExactly("east " + SERVER + " major vCenter: alarm.VmMemoryUsageAlarm - Metric = 97%");
    }

    @Test
    void whatIsOfInterestComesBackWithTheEntityItIsAboutForWhoeverForwardsIt() {
        var desk = desk("east", null);
        var sender = sender("east", null);
        var placed = TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "web-1");
        var unplaced = TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "nobody");
        var unknown = TrapCases.trap("1.3.6.1.4.1.99999.0.1", Map.of());

        assertThat(desk.take(placed, sender)).contains(placed.taken(new TakenTrap.Place("east", SERVER)));
        assertThat(desk.take(unplaced, sender)).contains(unplaced.taken(null));
        assertThat(desk.take(unknown, sender)).contains(unknown.taken(null));
    }

    @Test
    void orOfItsName() {
        var desk = desk("east", null);
        desk.take(TrapCases.vcenter("3", "Yellow", "alarm.VmCpu - 91%", "WEB-1"), sender("east", null));

        assertThat(held()).containsExactly("east " + SERVER + " warning vCenter: alarm.VmCpu - 91%");
    }

    @Test
    void itIsOverWhenVCenterSaysSoAndOnlyThat() {
        var desk = desk("east", null);
        var sender = sender("east", null);
        desk.take(TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "web-1"), sender);
        desk.take(TrapCases.vcenter("3", "Red", "alarm.VmMemory - 99%", "web-1"), sender);
        desk.take(TrapCases.vcenter("3", "Green", "alarm.VmCpu - 12%", "web-1"), sender);

        assertThat(held()).containsExactly("east " + SERVER + " major vCenter: alarm.VmMemory - 99%");
    }

    @Test
    void anAlarmOfAHostStandsAtTheVCenterThatSentItAndOfEachHostApart() {
        var desk = desk("east", VCENTER);
        var sender = sender("east", VCENTER);
        desk.take(TrapCases.vcenter("2", "Red", HOST_LOST, "esx-07"), sender);
        desk.take(TrapCases.vcenter("2", "Red", HOST_LOST, "esx-08"), sender);
        desk.take(TrapCases.vcenter("2", "Green", "alarm.HostConnectionStateAlarm", "esx-07"), sender);

        assertThat(held()).containsExactly("east " + VCENTER + " major esx-08: " + HOST_LOST);
    }

    @Test
    void whatIsOffOnAHostIsNotedAndNoTrouble() {
        var desk = desk("east", CLUSTER);
        var values = Map.of("1.3.6.1.4.1.6876.50.102", "/vmfs/volumes/x/" + ID + "/" + ID + ".vmx");
        desk.take(TrapCases.trap("1.3.6.1.4.1.6876.4.1.0.2", values), sender("east", CLUSTER));

        assertThat(held()).containsExactly("east " + SERVER + " note powered off, says ESXi host 127.0.0.1");
    }

    @Test
    void brokenHardwareStandsAtTheClusterOfTheHost() {
        var desk = desk("east", CLUSTER);
        var values = Map.of("1.3.6.1.4.1.6876.4.30.4.0", "6", "1.3.6.1.4.1.6876.4.30.1.0", "Power supply 2 failed");
        desk.take(TrapCases.trap("1.3.6.1.4.1.6876.4.1.0.307", values), sender("east", CLUSTER));

        assertThat(held()).containsExactly("east " + CLUSTER + " major ESXi host 127.0.0.1: Power supply 2 failed");
    }

    @Test
    void whatNsxBeginsWithAnOddNumberItEndsWithTheNext() {
        var desk = desk("east", null);
        var values = Map.of(
                "1.3.6.1.4.1.6876.120.1.1.2.0", "1",
                "1.3.6.1.4.1.6876.120.1.1.3.0", "manager_cpu_usage_very_high",
                "1.3.6.1.4.1.6876.120.1.1.4.0", "2",
                "1.3.6.1.4.1.6876.120.1.1.5.0", "node-1");
        desk.take(TrapCases.trap("1.3.6.1.4.1.6876.120.1.0.1.0.3", values), sender("east", null));
        assertThat(held()).containsExactly("east " + NSX + " critical NSX: manager_cpu_usage_very_high, node node-1,");

        desk.take(TrapCases.trap("1.3.6.1.4.1.6876.120.1.0.1.0.2", values), sender("east", null));
        assertThat(held()).hasSize(1);
        desk.take(TrapCases.trap("1.3.6.1.4.1.6876.120.1.0.1.0.4", values), sender("east", null));
        assertThat(held()).isEmpty();
    }

    @Test
    void whatMayBeOfTwoCloudsIsOfNeither() {
        var desk = desk(null, null);
        desk.see(TrapCases.snapshot("west"), AT);
        desk.take(TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "web-1"), sender(null, null));
        assertThat(held()).isEmpty();
        assertThat(unplaced().why()).isEqualTo("2 entities may be meant, looked for as a server of that name");

        desk.take(TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "web-1"), sender("west", null));
        assertThat(held()).containsExactly("west " + SERVER + " major vCenter: alarm.VmCpu - 99%");
    }

    @Test
    void whatNobodyKnowsIsKeptWithItsSenderAndItsText() {
        var desk = desk("east", null);
        desk.take(TrapCases.vcenter("3", "Red", "alarm.VmCpu", "nobody"), sender("east", null));

        assertThat(unplaced().sender()).isEqualTo("127.0.0.1");
        assertThat(unplaced().trap()).isEqualTo(TrapCases.ALARM);
        assertThat(unplaced().text()).contains("nobody").contains("alarm.VmCpu");
        assertThat(unplaced().why())
                .isEqualTo("no entity was found, looked for as a server of that id, as a server of that name");
    }

    @Test
    void whatNoRuleIsAboutIsKeptToo() {
        desk("east", null).take(TrapCases.trap("1.3.6.1.6.3.1.1.5.1", Map.of()), sender("east", null));

        assertThat(unplaced().why()).isEqualTo("no rule is about such traps");
        assertThat(tally.digest(List.of()).counts()).containsEntry("no_rule", 1L);
    }

    @Test
    void aPlaceIsNamedOnce() {
        desk("east", null).take(TrapCases.trap("1.3.6.1.4.1.6876.4.1.0.2", Map.of()), sender("east", null));

        assertThat(unplaced().why())
                .isEqualTo("no entity was found, looked for as a server of that id, as a server of that name");
    }

    @Test
    void hostileTextsAreHarmlessAndShort() {
        var desk = desk("east", null);
        desk.take(
                TrapCases.vcenter("3", "Red", "a$1${object}\n\u0000<b>\\" + "x".repeat(9999), "web-1"),
                sender("east", null));

        var text = held().get(0);
        assertThat(text).contains("a$1${object}").doesNotContain("\n").doesNotContain("\u0000");
        assertThat(text.length()).isLessThan(400);
    }
}
