package io.vioscope.source.openstack;

/**
 * One thing that a check found out.
 *
 * @param ok     whether it is as it must be
 * @param what   what was looked at, such as {@code Keystone login}
 * @param detail one sentence for an operator; no secrets
 */
public record Finding(boolean ok, String what, String detail) {}
