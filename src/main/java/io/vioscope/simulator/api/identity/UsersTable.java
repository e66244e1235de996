package io.vioscope.simulator.api.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.cloud.Estate;
import io.vioscope.simulator.cloud.Project;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v3/users}: the accounts that may sign in, and the user of every project. */
record UsersTable(Estate estate, List<Account> accounts, Catalog catalog) {
    /** One user. */
    private record User(String id, String name) {}

    void write(JsonGenerator json) throws IOException {
        var known = accounts.stream().map(account -> new User(account.userId(), account.username()));
        var others = estate.allProjects().stream().map(UsersTable::of);
        var users = Stream.concat(known, others.filter(user -> !user.id().equals(Estate.ADMIN_USER)))
                .toList();
        Json.<User>rows(json, "users", users, this::row);
    }

    private static User of(Project project) {
        return new User(project.userId(), project.name() + "-user");
    }

    private void row(JsonGenerator json, User user) throws IOException {
        json.writeStringField("id", user.id());
        json.writeStringField("name", user.name());
        json.writeStringField("domain_id", "default");
        json.writeBooleanField("enabled", true);
        json.writeNullField("password_expires_at");
        Json.field(json, "options", none -> {});
        catalog.self(json, "users/" + user.id());
    }
}
