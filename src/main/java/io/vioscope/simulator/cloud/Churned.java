package io.vioscope.simulator.cloud;

/** How many of each were changed. */
public record Churned(int servers, int ports, int volumes) {}
