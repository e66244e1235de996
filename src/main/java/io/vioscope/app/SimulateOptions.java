package io.vioscope.app;

/**
 * How {@code simulate} was asked to run.
 *
 * @param port     where the simulated APIs are served; 0 takes a free port
 * @param servers  how many virtual machines there are at the start, 0 to 1,000,000
 * @param clusters how many vSphere clusters, and so Nova hypervisors, 1 to 1,000
 * @param seed     equal seeds make equal clouds
 * @param life     whether things happen by themselves: servers come and go, faults strike
 */
public record SimulateOptions(int port, int servers, int clusters, long seed, boolean life) {}
