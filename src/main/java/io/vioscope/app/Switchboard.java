package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.app.query.Asking;
import io.vioscope.app.query.Query;
import io.vioscope.config.AgentConfig;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.recording.RecordTo;
import io.vioscope.simulator.Simulator;
import io.vioscope.source.amqp.AmqpCheck;
import io.vioscope.source.canary.CanaryCheck;
import io.vioscope.source.nsx.NsxCheck;
import io.vioscope.source.openstack.Finding;
import io.vioscope.source.openstack.OpenStackSources;
import io.vioscope.source.reach.ReachCheck;
import io.vioscope.source.vcenter.VCenterCheck;
import io.vioscope.source.vio.VioCheck;
import io.vioscope.store.AuditLog;
import io.vioscope.store.Database;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts and stops the rooms of the house, for each command. */
final class Switchboard implements Commands {
    private final PrintWriter out;
    private final PrintWriter err;

    Switchboard(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int demo(DemoOptions options) {
        return run(running -> {
            var data = DemoData.of(options.data());
            running.onStop(data::close);
            return Simulator.start(running.vertx(), Demo.simulator(options))
                    .onSuccess(simulator -> running.onStop(simulator::close))
                    .compose(simulator -> {
                        var setup = Setup.openStack(running.vertx(), running.registry())
                                .forDemo(Demo.banner(simulator))
                                .withRecord(options.record());
                        return simulator
                                .openSites(Demo.SITES)
                                .map(sites -> Demo.config(options, data.directory(), simulator, sites))
                                .compose(config -> start(running, config, setup))
                                .onSuccess(server -> out.println(Demo.isThere(server.httpPort(), simulator)));
                    });
        });
    }

    @Override
    public int serve(ServerConfig config, @Nullable RecordTo record) {
        return run(running -> start(
                        running,
                        config,
                        Setup.openStack(running.vertx(), running.registry()).withRecord(record))
                .onSuccess(server -> isThere(config, server)));
    }

    private void isThere(ServerConfig config, Server server) {
        out.println("Vioscope serves " + config.http().scheme() + "://"
                + config.http().host() + ":" + server.httpPort() + "/ until Ctrl-C");
        Openness.warnings(config).forEach(warning -> err.println("vioscope: " + warning));
        if (!server.firstPassword().isEmpty()) {
            out.println("Sign in as " + UserDesk.FIRST + ", whom Vioscope itself knows. The password, shown this once: "
                    + server.firstPassword());
        }
        out.flush();
        err.flush();
    }

    @Override
    public int simulate(SimulateOptions options) {
        return run(running -> Simulator.start(running.vertx(), Demo.simulator(options))
                .onSuccess(simulator -> {
                    running.onStop(simulator::close);
                    out.println(Demo.howToReach(simulator));
                }));
    }

    @Override
    public int replay(ReplayOptions options) {
        return new ReplayPrinter(options, out, err).run();
    }

    @Override
    public int query(Query query) {
        return new Asking(out, err).ask(query) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Future<Server> start(Running running, ServerConfig config, Setup setup) {
        return Server.start(running.vertx(), config, setup).onSuccess(server -> running.onStop(server::stop));
    }

    private int run(Function<Running, Future<?>> start) {
        return new Running(err).untilTold(start);
    }

    @Override
    public int user(ServerConfig config, UserOrder order) {
        return with(
                config,
                (vertx, database) ->
                        new UserTalk(new UserDesk(vertx, database, InstantSource.system()), out).run(order));
    }

    @Override
    public int audit(ServerConfig config, AuditOrder order) {
        return with(config, (vertx, database) -> new AuditTalk(new AuditLog(database), out, order).run());
    }

    private interface Talk {
        Future<Integer> with(Vertx vertx, Database database);
    }

    /** Does something with the database, beside a server or without one. */
    private int with(ServerConfig config, Talk talk) {
        var vertx = Vertx.vertx();
        try {
            return await(Database.openBeside(vertx, config.database())
                    .compose(open -> talk.with(vertx, open).eventually(open::close)));
        } catch (CompletionException e) {
            err.println("vioscope: " + (e.getCause() == null ? e : e.getCause()).getMessage());
            err.flush();
            return ExitCode.FAILED;
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public int check(ServerConfig config) {
        var vertx = Vertx.vertx();
        try {
            var good = true;
            for (var finding : findings(vertx, config)) {
                out.println((finding.ok() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.detail());
                good &= finding.ok();
            }
            return good ? ExitCode.OK : ExitCode.FAILED;
        } finally {
            await(vertx.close());
        }
    }

    private static List<Finding> findings(Vertx vertx, ServerConfig config) {
        var findings = new ArrayList<Finding>();
        findings.add(database(vertx, config));
        findings.add(causes(config));
        if (config.http().tls() != null) {
            findings.add(certificate(config.http().tls(), InstantSource.system().instant()));
        }
        for (var cloud : config.clouds()) {
            Stream.of(
                            OpenStackSources.check(vertx, cloud, InstantSource.system()),
                            VCenterCheck.of(vertx, cloud, InstantSource.system()),
                            NsxCheck.of(vertx, cloud, InstantSource.system()),
                            VioCheck.of(vertx, cloud, InstantSource.system()),
                            ReachCheck.of(vertx, cloud, InstantSource.system()),
                            CanaryCheck.of(vertx, cloud, InstantSource.system()),
                            AmqpCheck.of(vertx, cloud))
                    .flatMap(found -> await(found).stream())
                    .forEach(f -> findings.add(new Finding(f.ok(), cloud.name() + " " + f.what(), f.detail())));
        }
        if (config.access() != null && config.access().openId() != null) {
            findings.addAll(await(OpenIdCheck.of(vertx, config.access().openId(), InstantSource.system())));
        }
        findings.addAll(ReceiverCheck.of(vertx, config));
        if (config.traps() != null) {
            findings.add(traps(config.traps()));
        }
        if (config.agent() != null) {
            findings.add(agent(config.agent()));
        }
        return findings;
    }

    private static Finding certificate(TlsFiles files, Instant now) {
        var what = "certificate of the pages";
        return files.read()
                .match(
                        right -> {
                            var identity = right.identity();
                            var holds = !now.isBefore(identity.notBefore()) && now.isBefore(identity.notAfter());
                            var detail = identity.subject() + " holds from " + identity.notBefore() + " to "
                                    + identity.notAfter();
                            return new Finding(holds, what, detail);
                        },
                        wrong -> new Finding(false, what, wrong.problem()));
    }

    private static Finding agent(AgentConfig agent) {
        var detail = "will listen on " + agent.host() + " port " + agent.port() + " for "
                + agent.readers().size() + (agent.readers().size() == 1 ? " reader" : " readers");
        return new Finding(true, "SNMP agent", detail);
    }

    private static Finding traps(TrapsConfig traps) {
        var detail = "taken on " + traps.host() + " port " + traps.port() + " from "
                + traps.senders().size() + " networks, by " + traps.rules().size() + " rules";
        return new Finding(true, "traps of others", detail);
    }

    private static Finding causes(ServerConfig config) {
        var model = config.causes();
        var detail = model.problems().size() + " problems are known by "
                + model.symptoms().size() + " symptoms";
        return new Finding(true, "causal model", detail);
    }

    private static Finding database(Vertx vertx, ServerConfig config) {
        return config.database()
                .match(
                        embedded -> new Finding(
                                true, "database", "an embedded PostgreSQL will be started in " + embedded.directory()),
                        external -> await(Database.check(vertx, external)
                                .map(version -> new Finding(true, "database", version))
                                .otherwise(
                                        cause -> new Finding(false, "database", String.valueOf(cause.getMessage())))));
    }
}
