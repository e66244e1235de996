package io.vioscope.app;

import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.story.Scenario;

/**
 * How {@code simulate} was asked to run.
 *
 * @param port      where the simulated APIs are served; 0 takes a free port
 * @param adminPort where things can be broken; 0 takes a free port
 * @param plan      what the cloud is made from
 * @param scenario  what happens by itself
 */
public record SimulateOptions(int port, int adminPort, CloudPlan plan, Scenario scenario) {}
