package io.vioscope.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.physics.Physics;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project at its quota gets no more servers, without an error to be seen; others do. */
class QuotaTest {
    private static final int BOOTS = 40;

    private final VirtualClock clock = new VirtualClock();
    private final SimulatedCloud cloud = new SimulatedCloud(clock, new CloudPlan(1, 30, 2, Timings.REAL));
    private final Faults faults = new Faults(new Physics(cloud), 1);
    private final String project = cloud.estate().projects().get(0).id();

    private List<VirtualMachine> booted() {
        var ids = Stream.generate(cloud::boot).limit(BOOTS).toList();
        clock.advanceSeconds(60);
        return ids.stream().map(this::server).flatMap(Optional::stream).toList();
    }

    private Optional<VirtualMachine> server(UUID id) {
        return cloud.server(id);
    }

    private boolean isOfTheProject(VirtualMachine vm) {
        return vm.birth().project().id().equals(project);
    }

    @Test
    void whatItAsksForIsRefusedAndOthersAreServed() {
        var fault = faults.inject(Injection.of("quota-exhausted").on(new EntityKey(Kind.PROJECT, project)));
        var booted = booted();
        assertThat(booted).hasSizeBetween(BOOTS / 4, BOOTS - 1);
        assertThat(booted).noneMatch(this::isOfTheProject);
        assertThat(booted).allMatch(vm -> vm.status().equals("ACTIVE"));

        faults.end(fault.id());
        assertThat(booted()).hasSize(BOOTS).anyMatch(this::isOfTheProject);
    }
}
