package io.vioscope.app;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;

/**
 * How {@code simulate} was asked to run.
 *
 * @param port       where the simulated APIs are served; 0 takes a free port
 * @param size       how much there is of everything at the start
 * @param networking what does Neutron's work
 * @param release    which OpenStack it is
 * @param mode       how the control plane is laid out
 * @param seed       equal seeds make equal clouds
 * @param life       whether things happen by themselves: servers come and go, faults strike
 */
public record SimulateOptions(
        int port,
        CloudSize size,
        Networking networking,
        Release release,
        DeploymentMode mode,
        long seed,
        boolean life) {}
