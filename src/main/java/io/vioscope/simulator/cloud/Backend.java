package io.vioscope.simulator.cloud;

/**
 * Where volumes lie: a datastore cluster behind Cinder's VMDK driver.
 *
 * @param index its place, from 0
 * @param host  {@code host@backend}, the host of its cinder-volume
 * @param pool  {@code host@backend#pool}
 */
public record Backend(int index, String host, String pool) {}
