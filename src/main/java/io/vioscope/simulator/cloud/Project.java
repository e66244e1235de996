package io.vioscope.simulator.cloud;

/**
 * A Keystone project in the domain {@code Default}.
 *
 * @param id          32 hexadecimal digits
 * @param userId      the user who creates its servers, 32 hexadecimal digits
 * @param subnet      the third octet group of its network, {@code 10.<subnet>.0.0/16}
 */
public record Project(String id, String name, String description, String userId, int subnet) {}
