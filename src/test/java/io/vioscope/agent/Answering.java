package io.vioscope.agent;

import io.vertx.core.Future;
import io.vioscope.agent.table.Live;
import io.vioscope.agent.table.Live.Told;
import io.vioscope.agent.table.Live.ToldReceiver;
import io.vioscope.agent.table.Who;
import io.vioscope.config.AgentConfig;
import io.vioscope.config.AgentConfig.Identity;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.Area;
import io.vioscope.config.MibRoot;
import io.vioscope.config.Network;
import io.vioscope.config.PublicUrl;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.SourceId;
import io.vioscope.notify.Cases;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.MibFile;
import io.vioscope.snmp.Root;
import io.vioscope.snmp.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An agent on a free port of this machine, with clouds that a test hands it, and net-snmp's programs that ask it. */
final class Answering implements AutoCloseable {
    static final String CLOUD = "vio";
    static final User USER = new User("nms", Auth.SHA256, "long-secret-a", Privacy.AES128, "long-secret-p");
    static final List<String> AS_USER = List.of(
            "-v3",
            "-u",
            "nms",
            "-l",
            "authPriv",
            "-a",
            "SHA-256",
            "-A",
            "long-secret-a",
            "-x",
            "AES",
            "-X",
            "long-secret-p");
    static final Root ROOT = Root.of(MibRoot.DEFAULT);
    private static final List<Reader> READERS = List.of(
            new Reader(community("public"), Area.ALL, List.of()),
            new Reader(community("few"), Set.of(Area.ALARMS, Area.SYSTEM), List.of()),
            new Reader(
                    community("elsewhere"),
                    Area.ALL,
                    List.of(Network.of("192.0.2.0/24").orElseThrow())),
            new Reader(USER, Area.ALL, List.of()));
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Counts counts = new Counts();
    private final Newest newest;
    private final Agent agent;

    private Answering(int size, InstantSource clock) throws IOException {
        var config = new AgentConfig("127.0.0.1", 0, size, Identity.NONE, READERS);
        var live = new Clocked(who().startedAt(), counts, () -> Future.succeededFuture(told()), clock);
        newest = new Newest(who(), List.of(CLOUD), cloud -> 3, live, clock);
        agent = Agent.open(config, who().engine(), counts, newest, clock);
    }

    private static Community community(String name) {
        return new Community(Plain.V2C, name);
    }

    static Answering open() throws IOException {
        return new Answering(1400, InstantSource.system());
    }

    static Answering filling(int size) throws IOException {
        return new Answering(size, InstantSource.system());
    }

    /** What moves by itself, of an agent that nobody asked yet. */
    static Live live() {
        return new Clocked(
                who().startedAt(), new Counts(), () -> Future.succeededFuture(told()), InstantSource.system());
    }

    private static Told told() {
        var receiver = new ToldReceiver(17, 2, 15, 4, 1, Optional.of(Cases.AT));
        return new Told(Cases.AT.plusSeconds(9), Map.of("noc", receiver));
    }

    static Who who() {
        return new Who(
                ROOT,
                new LocalEngine("80007ed9050102030405060708", 3),
                new Identity("vioscope.example.org", "noc@example.org", "hall é"),
                "1.2.3",
                Instant.parse("2026-11-25T11:00:00Z"),
                INTERVAL,
                List.of(new SourceId("nova"), new SourceId("octavia")),
                List.of(new SnmpReceiver("noc", "192.0.2.10", 9162, "public")),
                new PublicUrl("https://vioscope.example"));
    }

    Answering with(Snapshot snapshot) {
        newest.put(snapshot);
        return this;
    }

    int port() {
        return agent.port();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    Counts counts() {
        return counts;
    }

    Newest newest() {
        return newest;
    }

    /** What a program of net-snmp writes that asks by community, with our MIB loaded. */
    String run(String program, String community, String... arguments) throws Exception {
        return run(program, List.of("-v2c", "-c", community), arguments);
    }

    /** The same, with other options. */
    String run(String program, List<String> options, String... arguments) throws Exception {
        Tool.assumeInstalled(program);
        var command = new ArrayList<>(List.of(program, "-m", "ALL", "-M"));
        command.add(MibFile.STUBS + ":" + MibFile.PATH.getParent());
        command.addAll(options);
        command.add(address());
        command.addAll(List.of(arguments));
        var own = Path.of("target", "snmp-" + System.getProperty("tests.fork", "0"));
        return Tool.run(command, Map.of("SNMP_PERSISTENT_DIR", own.toString()));
    }

    @Override
    public void close() throws IOException {
        agent.close();
    }
}
