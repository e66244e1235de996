package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.added;
import static io.vioscope.realcloud.Told.changed;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.deleted;
import static io.vioscope.realcloud.Told.missing;
import static io.vioscope.realcloud.Told.moved;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.Told.status;
import static io.vioscope.realcloud.Told.statusIn;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of one server, and of its port, which goes where it goes. */
@Tag("realcloud")
@ExtendWith(WatchedCloud.Given.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealServersTest {
    private static final String NAME = Leftovers.NAME + "-server";

    private final WatchedCloud watched;
    private final RealCloud cloud;

    RealServersTest(WatchedCloud watched) {
        this.watched = watched;
        this.cloud = watched.cloud;
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void clear(WatchedCloud watched) throws Exception {
        watched.clear();
    }

    @Test
    @Order(1)
    void seesAServerBoot() throws Exception {
        var story = watched.story();
        var id = cloud.fault("create", NAME);
        nova(id, "ACTIVE");
        var server = "server/" + id;
        var port = port(id);
        var project = "project/" + cloud.projectId("alpha");
        story.mayTell(status(server, "ACTIVE", "ok"), plugging(port), plugged(port));
        story.mayTell(builds(server));
        story.tells(
                added(server).where("name", NAME).tied("owned_by", project),
                added(port)
                        .tied("owned_by", project)
                        .tied("connected_to", "network/" + cloud.networkId("networks", "alpha-net")));
        watched.shows(server, "ACTIVE", "ok");
        watched.showsTie(server, "hosted_on", "hypervisor/" + cloud.hypervisorOf(id));
        watched.shows(port, "ACTIVE", "ok");
        watched.showsTie(port, "attached_to", server);
        story.tellsNothingElse();
    }

    @Test
    @Order(2)
    void seesAServerStopAndStart() throws Exception {
        var story = watched.story();
        var id = cloud.serverId(NAME);
        var server = "server/" + id;
        story.mayTell(inTransition(server), statusIn(server, "ACTIVE"));
        cloud.fault("power-off", NAME);
        nova(id, "SHUTOFF");
        story.tells(status(server, "SHUTOFF", "down").where("to.admin", "disabled"));
        cloud.fault("power-on", NAME);
        nova(id, "ACTIVE");
        watched.shows(server, "ACTIVE", "ok");
        story.tellsNothingElse();
    }

    @Test
    @Order(3)
    void seesAServerMigrateAndItsPortWithIt() throws Exception {
        var story = watched.story();
        var id = cloud.serverId(NAME);
        var server = "server/" + id;
        var port = port(id);
        var from = cloud.hypervisorOf(id);
        story.mayTell(inTransition(server), plugging(port), plugged(port));
        story.mayTell(statusIn(server, "RESIZE", "VERIFY_RESIZE", "ACTIVE"));
        cloud.fault("migrate", NAME);
        nova(id, "VERIFY_RESIZE");
        var to = cloud.hypervisorOf(id);
        assertThat(to).isNotEqualTo(from);
        story.tells(moved(server, from, to), changed(port, "host", "vif_type").to("host", cloud.hostOf(id)));
        cloud.fault("confirm", NAME);
        nova(id, "ACTIVE");
        watched.shows(server, "ACTIVE", "ok");
        watched.shows(port, "ACTIVE", "ok");
        story.tellsNothingElse();
    }

    @Test
    @Order(4)
    void seesAnErrorAndItsEnd() throws Exception {
        var story = watched.story();
        var server = "server/" + cloud.serverId(NAME);
        story.mayTell(inTransition(server));
        cloud.fault("error", NAME);
        story.tells(status(server, "ERROR", "degraded"), raised("server.error", server, "minor"));
        cloud.fault("active", NAME);
        story.tells(
                status(server, "ACTIVE", "ok"), cleared("server.error", server).where("why", "condition_ended"));
        story.tellsNothingElse();
    }

    @Test
    @Order(5)
    void seesAServerDeletedAndItsPortWithIt() throws Exception {
        var story = watched.story();
        var id = cloud.serverId(NAME);
        var server = "server/" + id;
        var port = port(id);
        story.mayTell(inTransition(server), plugging(port), missing(server));
        cloud.fault("delete", NAME);
        nova(id, "GONE");
        story.tells(deleted(server).where("sign", "said_so"), missing(port), deleted(port));
        story.tellsNothingElse();
    }

    /** What a server passes through on its way between two states. */
    private static Told inTransition(String server) {
        return changed(server, "vm_state", "task_state", "power_state");
    }

    /** What is not yet known of a server that Nova begins to build. */
    private static Told builds(String server) {
        return changed(
                server,
                "vm_state",
                "task_state",
                "power_state",
                "addresses",
                "availability_zone",
                "relation.hosted_on");
    }

    private static Told plugging(String port) {
        return statusIn(port, "DOWN", "BUILD", "ACTIVE");
    }

    /** Nova makes a port and says only then whose it is and where. */
    private static Told plugged(String port) {
        return changed(port, "vif_type", "host", "device_owner", "relation.attached_to");
    }

    private String port(String server) throws Exception {
        return "port/" + cloud.portOf(server);
    }

    private void nova(String server, String status) throws Exception {
        FactFeed.until(
                CLOUD_NOTICES,
                "Nova says " + status,
                () -> cloud.serverStatus(server).equals(status));
    }
}
