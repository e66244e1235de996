package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.added;
import static io.vioscope.realcloud.Told.changed;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.deleted;
import static io.vioscope.realcloud.Told.missing;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.Told.status;
import static io.vioscope.realcloud.Told.statusIn;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of one volume beside a server, and of one that was never well. */
@Tag("realcloud")
@ExtendWith(WatchedCloud.Given.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealVolumesTest {
    private static final String SERVER = Leftovers.NAME + "-of-volume";
    private static final String NAME = Leftovers.NAME + "-volume";
    private static final String FAILING = Leftovers.NAME + "-fails";

    private static String volume = "";
    private static String failing = "";

    private final WatchedCloud watched;
    private final RealCloud cloud;

    RealVolumesTest(WatchedCloud watched) {
        this.watched = watched;
        this.cloud = watched.cloud;
    }

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void bootAServer(WatchedCloud watched) throws Exception {
        var id = watched.cloud.fault("create", SERVER);
        new RealVolumesTest(watched).nova(id, "ACTIVE");
        watched.settles("server/" + id, "ACTIVE");
        watched.settles("port/" + watched.cloud.portOf(id), "ACTIVE");
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void clear(WatchedCloud watched) throws Exception {
        watched.cloud.fault("flag", "volume-create-fails", "off");
        watched.cloud.fault("flag", "volume-delete-fails", "off");
        watched.clear();
    }

    @Test
    @Order(1)
    void seesAVolumeCreated() throws Exception {
        var story = watched.story();
        var id = cloud.fault("volume-create", NAME);
        volume = "volume/" + id;
        cinder(id, "available");
        story.mayTell(status(volume, "available", "ok"), changed(volume, "relation.hosted_on"));
        story.tells(added(volume)
                .where("name", NAME)
                .with("size_gb", "1")
                .tied("owned_by", "project/" + cloud.projectId("alpha")));
        watched.shows(volume, "available", "ok");
        assertThat(watched.feed.ties(volume, "hosted_on")).containsExactly("volume_pool/control01@vmdk#vmdk");
        story.tellsNothingElse();
    }

    @Test
    @Order(2)
    void seesItAttachedToAServer() throws Exception {
        var story = watched.story();
        story.mayTell(statusIn(volume, "reserved", "attaching"));
        cloud.fault("attach", SERVER, NAME);
        cinder(id(volume), "in-use");
        story.tells(
                status(volume, "in-use", "ok"),
                changed(volume, "relation.attached_to").to("relation.attached_to", "server/" + cloud.serverId(SERVER)));
        story.tellsNothingElse();
    }

    @Test
    @Order(3)
    void seesItDetached() throws Exception {
        var story = watched.story();
        story.mayTell(statusIn(volume, "detaching"));
        cloud.fault("detach", SERVER, NAME);
        cinder(id(volume), "available");
        story.tells(
                status(volume, "available", "ok"),
                changed(volume, "relation.attached_to").to("relation.attached_to", ""));
        story.tellsNothingElse();
    }

    @Test
    @Order(4)
    void seesAVolumeThatCannotBeCreated() throws Exception {
        var story = watched.story();
        cloud.fault("flag", "volume-create-fails", "on");
        var id = cloud.fault("volume-create", FAILING);
        failing = "volume/" + id;
        cinder(id, "error");
        cloud.fault("flag", "volume-create-fails", "off");
        story.mayTell(status(failing, "error", "down"), changed(failing, "relation.hosted_on"));
        story.tells(added(failing).where("name", FAILING), raised("volume.error", failing, "minor"));
        watched.shows(failing, "error", "down");
        story.tellsNothingElse();
    }

    @Test
    @Order(5)
    void seesADeletionThatFailsAndTakesTheDataForWhole() throws Exception {
        var story = watched.story();
        story.mayTell(statusIn(volume, "deleting"));
        cloud.fault("flag", "volume-delete-fails", "on");
        cloud.fault("volume-delete", NAME);
        cinder(id(volume), "error_deleting");
        cloud.fault("flag", "volume-delete-fails", "off");
        story.tells(status(volume, "error_deleting", "degraded"), raised("volume.error", volume, "warning"));
        cloud.fault("volume-status", NAME, "available");
        story.tells(
                status(volume, "available", "ok"),
                cleared("volume.error", volume).where("why", "condition_ended"));
        story.tellsNothingElse();
    }

    @Test
    @Order(6)
    void seesBothDeletedAndTheServer() throws Exception {
        var story = watched.story();
        var id = cloud.serverId(SERVER);
        var server = "server/" + id;
        var port = "port/" + cloud.portOf(id);
        story.mayTell(changed(server, "vm_state", "task_state", "power_state"), missing(server));
        story.mayTell(statusIn(port, "DOWN"), changed(port, "host", "vif_type"));
        story.mayTell(statusIn(volume, "deleting"), statusIn(failing, "deleting"));
        cloud.fault("volume-delete", NAME);
        cloud.fault("volume-delete", FAILING);
        cloud.fault("delete", SERVER);
        cinder(id(volume), "GONE");
        cinder(id(failing), "GONE");
        nova(id, "GONE");
        story.tells(missing(volume), deleted(volume), missing(failing), deleted(failing));
        story.tells(cleared("volume.error", failing), deleted(server), missing(port), deleted(port));
        story.tellsNothingElse();
    }

    private static String id(String entity) {
        return entity.substring(entity.indexOf('/') + 1);
    }

    private void nova(String id, String status) throws Exception {
        FactFeed.until(
                CLOUD_NOTICES,
                "Nova says " + status,
                () -> cloud.serverStatus(id).equals(status));
    }

    private void cinder(String id, String status) throws Exception {
        FactFeed.until(
                CLOUD_NOTICES,
                "Cinder says " + status,
                () -> cloud.volumeStatus(id).equals(status));
    }
}
