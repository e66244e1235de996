package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an older server has recorded is there for this one. */
class MigrationTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    @Test
    void tiesOfTheFirstSchemaAreKept() throws Exception {
        var uri = TestDatabase.uri(vertx);
        var parsed = PostgresUri.parse(uri);
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(
                        parsed.jdbc(),
                        parsed.options().getUser(),
                        parsed.options().getPassword())
                .locations("classpath:io/vioscope/store/migration")
                .target("1")
                .load()
                .migrate();
        // Ids may hold blanks and slashes.
        execute(parsed, """
                INSERT INTO cloud (name) VALUES ('old');
                INSERT INTO entity SELECT 1, 'server', id, id, 'ACTIVE', 'ok', 'enabled', '{}', false, now(), now()
                  FROM unnest(ARRAY['tied', 'free']) AS id;
                INSERT INTO relation VALUES (1, 'server', 'tied', 'owned_by', 'project', 'p1'),
                                            (1, 'server', 'tied', 'hosted_on', 'hypervisor', 'a b/c d');
                """);
        var database = await(Database.open(vertx, new DatabaseConfig.External(uri), true, new AtomicReference<>()));

        var inventory = await(new Recovery(database).load("old")).state().inventory();
        assertThat(inventory.get(new EntityKey(Kind.SERVER, "free")).map(Entity::relations))
                .hasValueSatisfying(ties -> assertThat(ties).isEmpty());
        assertThat(inventory.get(new EntityKey(Kind.SERVER, "tied")).map(Entity::relations))
                .hasValueSatisfying(ties -> assertThat(ties)
                        .containsExactly(
                                new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.HYPERVISOR, "a b/c d")),
                                new Relation(RelationType.OWNED_BY, new EntityKey(Kind.PROJECT, "p1"))));
        var view = await(database.reader()
                        .query("SELECT from_id, type, to_kind, to_id FROM relation ORDER BY type")
                        .execute())
                .iterator();
        assertThat(view.next().deepToString()).isEqualTo("[tied,hosted_on,hypervisor,a b/c d]");
        assertThat(view.next().deepToString()).isEqualTo("[tied,owned_by,project,p1]");
        await(database.close());
    }

    private static void execute(PostgresUri uri, String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(
                        uri.jdbc(), uri.options().getUser(), uri.options().getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
