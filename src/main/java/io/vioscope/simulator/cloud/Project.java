package io.vioscope.simulator.cloud;

import java.util.UUID;

/**
 * A Keystone project in the domain {@code Default}.
 *
 * @param index         its place among those that own things, from 0; negative for admin and service
 * @param id            32 hexadecimal digits
 * @param userId        the user who creates its servers, 32 hexadecimal digits
 * @param securityGroup its group {@code default}
 */
public record Project(int index, String id, String name, String description, String userId, UUID securityGroup) {}
