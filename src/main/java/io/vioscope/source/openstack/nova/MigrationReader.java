package io.vioscope.source.openstack.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.openstack.decode.Utc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /os-migrations}. A row that cannot be read is left out: it explains nothing. */
final class MigrationReader {
    private MigrationReader() {}

    static Result<List<Migration>> read(Answer answer) {
        return Json.tree(answer).then(tree -> {
            var migrations = new ArrayList<Migration>();
            for (var row : tree.path("migrations")) {
                var migration = migration(row);
                if (migration != null) {
                    migrations.add(migration);
                }
            }
            return Result.ok(List.copyOf(migrations));
        });
    }

    private static @Nullable Migration migration(JsonNode row) {
        var server = key(Kind.SERVER, row.path("instance_uuid").asText());
        var started = Utc.parse(row.path("created_at").asText());
        if (server == null || started.isEmpty()) {
            return null;
        }
        return new Migration(
                row.path("uuid").asText(row.path("id").asText()),
                server,
                Migration.Type.of(row.path("migration_type").asText()),
                Texts.storable(row.path("status").asText()),
                key(Kind.HYPERVISOR, row.path("source_node").asText("")),
                key(Kind.HYPERVISOR, row.path("dest_node").asText("")),
                started.get(),
                Utc.parse(row.path("updated_at").asText()).orElse(started.get()));
    }

    private static @Nullable EntityKey key(Kind kind, String id) {
        return Texts.isId(id) && !id.equals("null") ? new EntityKey(kind, id) : null;
    }
}
