package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.MessageBusAccess.Host;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The cloud's own RabbitMQ, ruled and looked into by {@code rabbitmqctl}. */
final class RealBroker {
    static final String ACCOUNT = Leftovers.NAME;
    static final String PASSWORD = "hush";
    static final String OURS = "^vioscope\\..*";

    /** As docs/message-bus.md has it. */
    static final String READ = "^(vioscope\\..*|nova|neutron|openstack|cinder|glance|keystone)$";

    private static final String CONTROL =
            "HOME=$RC_STATE/rabbit exec /usr/lib/rabbitmq/bin/rabbitmqctl --quiet --node rc@localhost \"$@\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealCloud cloud;
    private final Host host;

    RealBroker(RealCloud cloud) throws Exception {
        this.cloud = cloud;
        var conf = Path.of(cloud.command("printenv", "RC_STATE"), "etc", "nova.conf");
        var line = Files.readAllLines(conf).stream()
                .filter(each -> each.startsWith("transport_url"))
                .findFirst()
                .orElseThrow();
        var url = URI.create(line.substring(line.indexOf('=') + 1).strip());
        this.host = new Host(url.getHost(), url.getPort());
    }

    /** Makes the account that is listened with, allowed what the documentation says it needs. */
    void makeAccount() throws Exception {
        removeAccount();
        control("add_user", ACCOUNT, PASSWORD);
        permit(OURS, OURS, READ);
    }

    void removeAccount() throws Exception {
        if (control("list_users").lines().anyMatch(line -> line.startsWith(ACCOUNT + "\t"))) {
            control("delete_user", ACCOUNT);
        }
    }

    void permit(String configure, String write, String read) throws Exception {
        control("set_permissions", "-p", "/", ACCOUNT, configure, write, read);
    }

    /** Takes all permissions, and ends what is connected. */
    void throwOut() throws Exception {
        control("clear_permissions", "-p", "/", ACCOUNT);
        control("close_all_user_connections", ACCOUNT, "thrown out by a test");
    }

    /** What {@code rabbitmqctl} prints. */
    String control(String... words) throws Exception {
        var all = new ArrayList<>(List.of("sh", "-c", CONTROL, "rabbitmqctl"));
        all.addAll(List.of(words));
        return cloud.command(all.toArray(String[]::new));
    }

    /** The queues there are, as RabbitMQ tells them. */
    JsonNode queues() throws Exception {
        return JSON.readTree(control(
                "--formatter",
                "json",
                "list_queues",
                "name",
                "durable",
                "auto_delete",
                "exclusive",
                "arguments",
                "consumers",
                "policy"));
    }

    /** The names of those that are not ours, but for what services make for an answer. */
    Set<String> queuesOfOthers() throws Exception {
        var names = new TreeSet<String>();
        queues().forEach(queue -> names.add(queue.path("name").asText()));
        names.removeIf(name -> name.startsWith("vioscope.") || name.contains("reply_") || name.contains("_fanout_"));
        return names;
    }

    /** Those that are ours. */
    List<JsonNode> queuesOfOurs() throws Exception {
        var ours = new ArrayList<JsonNode>();
        for (var queue : queues()) {
            if (queue.path("name").asText().startsWith("vioscope.")) {
                ours.add(queue);
            }
        }
        return ours;
    }

    MessageBusAccess access() {
        return access(ACCOUNT, PASSWORD, "/");
    }

    MessageBusAccess access(String username, String password, String vhost) {
        return new MessageBusAccess(
                List.of(host),
                username,
                password,
                vhost,
                false,
                null,
                true,
                MessageBusAccess.EXCHANGES,
                MessageBusAccess.TOPICS);
    }
}
