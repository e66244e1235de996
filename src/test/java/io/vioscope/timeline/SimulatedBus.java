package io.vioscope.timeline;

import io.vertx.core.Future;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the source {@code amqp} would say of the simulated cloud's message bus, which no broker stands for. */
public final class SimulatedBus implements Source {
    private static final Set<Kind> ADDS = Set.of(Kind.MESSAGE_BUS);

    private final Simulator simulator;
    private final PollTimes times;
    private boolean isCutOff;

    /** Of that cloud. */
    public SimulatedBus(Simulator simulator, InstantSource clock) {
        this.simulator = simulator;
        this.times = new PollTimes(clock);
    }

    /** From now on it does not answer us, whatever it does for the services. */
    void cutOff() {
        isCutOff = true;
    }

    /** Whether nobody takes its subscription. */
    public boolean isLost() {
        var physics = simulator.faults().physics();
        return isCutOff || physics.has(Layout.BUS, Trouble.DOWN) || physics.has(Layout.MONITOR, Trouble.UNREACHABLE);
    }

    @Override
    public SourceId id() {
        return new SourceId("amqp");
    }

    @Override
    public Set<Kind> covers() {
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return ADDS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var isDown = isLost();
        var state = Attributes.of(Map.of("amqp.state", isDown ? "refused" : "listening"));
        var why = new ReadFailure(Cause.REFUSED, "RabbitMQ: connection refused");
        var details = new Report.Details(ADDS, isDown ? Set.of() : ADDS, Map.of(Layout.BUS, state), Map.of());
        return Future.succeededFuture(new Report(
                id(),
                times.next(),
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(),
                isDown ? Completeness.of(Map.of(Kind.MESSAGE_BUS, why)) : new Completeness.Complete(),
                List.of(),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), details)));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
