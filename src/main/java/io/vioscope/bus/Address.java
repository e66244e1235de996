package io.vioscope.bus;

/**
 * A place on the event bus and what is said there.
 *
 * @param name    the event bus address
 * @param payload the only type sent there
 * @param <T>     the same
 */
public record Address<T>(String name, Class<T> payload) {}
