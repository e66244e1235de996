package io.vioscope.source.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Hint;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {
    private static Heard of(String text) {
        return Notifications.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "compute.instance.update, nova, CHANGED",
        "compute.instance.create.error, nova, CHANGED",
        "compute.instance.delete.end, nova, CHANGED",
        "instance.update, nova, CHANGED",
        "instance.power_off.end, nova, CHANGED",
        "service.update, nova, CHANGED",
        "aggregate.add_host.end, nova, CHANGED",
        "port.create.end, neutron, CHANGED",
        "port.delete.end, neutron, GONE",
        "router.interface.create, neutron, CHANGED",
        "floatingip.update.end, neutron, CHANGED",
        "volume.attach.end, cinder, CHANGED",
        "volume.delete.end, cinder, GONE",
        "snapshot.create.end, cinder, CHANGED",
        "image.update, glance, CHANGED",
        "image.delete, glance, GONE",
        "identity.project.created, keystone, CHANGED",
        "identity.project.deleted, keystone, GONE",
        "octavia.loadbalancer.create.end, octavia, CHANGED"
    })
    void namesWhoIsToLook(String event, String source, String what) {
        var hint = what.equals("GONE") ? Hint.GONE : Hint.CHANGED;
        assertThat(Notifications.of(TestBroker.message(event, Map.of("state", "active"))))
                .isEqualTo(new Heard.Reason(event, new SourceId(source), hint));
    }

    private static Hint ofServer(String event, Map<String, ?> payload) {
        return Notifications.of(TestBroker.message(event, payload))
                .match(reason -> reason.hint(), nothing -> Hint.GONE, garbage -> Hint.GONE);
    }

    @Test
    void namesTheServerThatIsToBeLookedAt() {
        var id = "0b1ff1ab-7d9e-4f4c-8d7c-ffb1c4cf8f2a";
        var hint = Hint.of(new EntityKey(Kind.SERVER, id));
        assertThat(ofServer("compute.instance.update", Map.of("instance_id", id, "flavor", Map.of("uuid", "other"))))
                .isEqualTo(hint);
        assertThat(ofServer("compute.instance.delete.end", Map.of("instance_id", id)))
                .isEqualTo(hint);
        var versioned = Map.of("uuid", id, "flavor", Map.of("nova_object.data", Map.of("uuid", "other")));
        assertThat(ofServer("instance.power_off.end", Map.of("nova_object.data", versioned)))
                .isEqualTo(hint);
        assertThat(ofServer(
                        "compute_task.build_instances.error", Map.of("nova_object.data", Map.of("instance_uuid", id))))
                .isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "../../os-services", "0B1FF1AB-7D9E-4F4C-8D7C-FFB1C4CF8F2A", "a&deleted=true"})
    void whatIsNoIdOfAServerIsAReasonToLookAtWhatChanged(String id) {
        assertThat(ofServer("compute.instance.update", Map.of("instance_id", id)))
                .isEqualTo(Hint.CHANGED);
        assertThat(ofServer("service.update", Map.of("instance_id", "0b1ff1ab-7d9e-4f4c-8d7c-ffb1c4cf8f2a")))
                .isEqualTo(Hint.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute.instance.exists",
                "volume.usage",
                "port.create.start",
                "image.send",
                "identity.authenticate",
                "security_group.create.end",
                "metrics.update"
            })
    void whatChangesNothingThatIsReadIsNoReason(String event) {
        assertThat(Notifications.of(TestBroker.message(event, Map.of()))).isEqualTo(new Heard.Nothing(event));
    }

    @Test
    void anEnvelopeIsNotNeeded() {
        assertThat(of("{\"payload\": {\"event_type\": \"port.delete.end\"}, \"event_type\": \"instance.update\"}"))
                .isInstanceOfSatisfying(
                        Heard.Reason.class, reason -> assertThat(reason.event()).isEqualTo("instance.update"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "null",
                "{",
                "{}",
                "{\"oslo.version\": \"2.0\", \"oslo.message\": \"{\"}",
                "{\"oslo.version\": \"2.0\", \"oslo.message\": 7}",
                "{\"event_type\": 7}",
                "{\"event_type\": \"<script>alert(1)</script>\"}",
                "{\"event_type\": \"instance.update\", \"payload\": {",
                "{\"event_type\": \"\"}"
            })
    void garbageIsCountedAndHarmsNobody(String text) {
        assertThat(of(text)).isInstanceOf(Heard.Garbage.class);
    }

    @Test
    void neitherSizeNorDepthHarmsAnybody() {
        var deep =
                "{\"event_type\": \"instance.update\", \"payload\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(of(deep)).isInstanceOf(Heard.Garbage.class);
        var huge =
                "{\"event_type\": \"instance.update\", \"payload\": \"" + "x".repeat(Notifications.MOST_BYTES) + "\"}";
        assertThat(of(huge)).isInstanceOf(Heard.Garbage.class);
    }

    @Test
    void anyBytesAreSomething() {
        var random = new Random(9);
        for (var i = 0; i < 20_000; i++) {
            var right = TestBroker.message("instance.update", Map.of("uuid", "u" + i));
            for (var changes = random.nextInt(4); changes >= 0; changes--) {
                right[random.nextInt(right.length)] = (byte) random.nextInt(256);
            }
            assertThat(Notifications.of(right)).isNotNull();
        }
    }
}
