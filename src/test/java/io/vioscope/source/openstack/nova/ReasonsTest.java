package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.ServerAction.By;
import io.vioscope.model.Status;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.Recordings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why servers move and stop, as Nova tells it. */
class ReasonsTest {
    private static final String OWN = "4a8cfe79ad8b4a16a5e9b54db9988018";
    private static final Instant AT = Instant.parse("2026-11-22T08:06:46Z");

    private static Entity server(String word) {
        return new Entity(
                new EntityKey(Kind.SERVER, "s"),
                "s",
                Status.enabled(word, Health.OK),
                Attributes.none(),
                List.of(new Relation(RelationType.OWNED_BY, new EntityKey(Kind.PROJECT, OWN))));
    }

    private static <T> T read(Result<T> result) {
        return result.match(value -> value, why -> {
            throw new AssertionError(why);
        });
    }

    @Test
    void aRecordedMigrationIsReadWithBothEndsAndItsTimes() {
        assertThat(read(MigrationReader.read(Recordings.answer("nova-os-migrations-2.59"))))
                .containsExactly(new Migration(
                        "71d18ab9-9020-4783-a059-23c973a26f15",
                        new EntityKey(Kind.SERVER, "b7f4dcf3-b98a-4c7d-a0e7-dff64abf9c14"),
                        Migration.Type.LIVE,
                        "completed",
                        new EntityKey(Kind.HYPERVISOR, "domain-c102.4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01"),
                        new EntityKey(Kind.HYPERVISOR, "domain-c101.4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01"),
                        Instant.parse("2026-11-22T08:11:20Z"),
                        Instant.parse("2026-11-22T08:11:38Z")));
    }

    @Test
    void aMigrationWithoutAServerOrATimeExplainsNothing() {
        var answer = Recordings.answerOf("{\"migrations\": [{\"id\": 1}, {\"id\": 2, \"instance_uuid\": null,"
                + " \"created_at\": \"2026-11-22T08:11:20.000000\"}, {\"instance_uuid\": \"x\", \"created_at\": 7}]}");
        assertThat(read(MigrationReader.read(answer))).isEmpty();
    }

    @Test
    void theRecordedActionIsTheOwners() {
        assertThat(read(ActionReader.read(Recordings.answer("nova-server-actions"), server("ACTIVE"), AT)))
                .hasValue(new ServerAction(
                        "create",
                        By.OWNER,
                        "6eba4e86892c4cc792ee3af3b4ee0973",
                        AT,
                        "req-f816d190-155c-47f5-9068-d398a0fb7888"));
    }

    @ParameterizedTest
    @CsvSource({
        "stop,   '\"u\"',  " + OWN + ",                      SHUTOFF, OWNER",
        "stop,   '\"u\"',  5466b0a6ccdb4aa280765c1ef0f52fac, SHUTOFF, OPERATOR",
        "stop,   null,     null,                             SHUTOFF, NOBODY",
        "reboot, '\"u\"',  " + OWN + ",                      SHUTOFF, -",
        "start,  '\"u\"',  " + OWN + ",                      ACTIVE,  OWNER"
    })
    void whoAskedIsToldApart(String verb, String user, String project, String word, String by) {
        var body = "{\"instanceActions\": [{\"action\": \"" + verb + "\", \"user_id\": " + user + ", \"project_id\": \""
                + project + "\", \"start_time\": \"2026-11-22T08:06:46.000000\", \"request_id\": \"req-1\"}]}";
        var action = read(ActionReader.read(Recordings.answerOf(body), server(word), AT));
        assertThat(action.map(a -> a.by().name()).orElse("-")).isEqualTo(by);
    }

    @Test
    void whatWasAskedLongBeforeExplainsNothing() {
        assertThat(read(ActionReader.read(
                        Recordings.answer("nova-server-actions"), server("ACTIVE"), AT.plusSeconds(1))))
                .isEqualTo(Optional.empty());
    }
}
