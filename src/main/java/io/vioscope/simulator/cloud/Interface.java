package io.vioscope.simulator.cloud;

import java.util.Optional;

/**
 * An interface of a server as Nova tells of it.
 *
 * @param floating the address of the floating IP that leads to it
 */
public record Interface(Port port, Optional<Integer> floating) {}
