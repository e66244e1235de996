package io.vioscope.source.openstack.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Entity;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.ServerAction.By;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.openstack.decode.Utc;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** {@code GET /servers/ID/os-instance-actions}: the last thing that was asked of a server. */
final class ActionReader {
    private static final int MAX_WORD = 255;
    private static final Set<String> SWITCH_OFF = Set.of("stop", "migrate", "resize", "confirmResize", "shelve");

    private ActionReader() {}

    /** The last action, if it can have to do with what the server is now: not older than that, and of a fitting verb. */
    static Result<Optional<ServerAction>> read(Answer answer, Entity server, Instant earliest) {
        return Json.tree(answer)
                .then(tree -> Result.ok(
                        StreamSupport.stream(tree.path("instanceActions").spliterator(), false)
                                .flatMap(row -> action(row, server).stream())
                                .max(Comparator.comparing(ServerAction::startedAt))
                                .filter(action -> !action.startedAt().isBefore(earliest))
                                .filter(action -> fits(action, server))));
    }

    /** A server that is off was stopped, or is on its way to another host; a reboot does not explain it. */
    private static boolean fits(ServerAction action, Entity server) {
        return !server.status().word().equals("SHUTOFF") || SWITCH_OFF.contains(action.verb());
    }

    private static Optional<ServerAction> action(JsonNode row, Entity server) {
        var user = row.path("user_id").isTextual()
                ? Texts.oneLine(Texts.storable(row.path("user_id").asText()), MAX_WORD)
                : null;
        var project = row.path("project_id").asText();
        var own = server.related(RelationType.OWNED_BY)
                .filter(owner -> owner.id().equals(project))
                .isPresent();
        // What Nova does of itself, such as to stop a server that it finds off, has a context without a user.
        var by = user == null ? By.NOBODY : own ? By.OWNER : By.OPERATOR;
        return Utc.parse(row.path("start_time").asText())
                .map(start -> new ServerAction(
                        Texts.oneLine(Texts.storable(row.path("action").asText()), MAX_WORD),
                        by,
                        user,
                        start,
                        Texts.oneLine(Texts.storable(row.path("request_id").asText("")), MAX_WORD)));
    }
}
