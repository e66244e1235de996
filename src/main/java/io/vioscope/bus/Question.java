package io.vioscope.bus;

/**
 * A place on the event bus where something is said that is answered.
 *
 * @param name    the event bus address
 * @param payload the only type sent there
 * @param reply   the only type that comes back
 * @param <T>     the type sent
 * @param <R>     the type that comes back
 */
public record Question<T, R>(String name, Class<T> payload, Class<R> reply) {}
