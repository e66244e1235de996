package io.vioscope.config;

import io.vioscope.access.Role;
import io.vioscope.config.Credentials.Named;
import java.util.Map;

/**
 * How people sign in by a cloud's Keystone.
 *
 * @param cloud         its name here
 * @param access        how Keystone is reached
 * @param userDomain    of the users
 * @param project       whose roles count
 * @param projectDomain of that project
 * @param roles         ours by the names of Keystone's, in lower case
 * @param members       whether who has none of them, but any role in some project, is told of the things of those projects
 */
public record KeystoneSignIn(
        String cloud,
        CloudAccess access,
        Named userDomain,
        Named project,
        Named projectDomain,
        Map<String, Role> roles,
        boolean members) {
    public KeystoneSignIn {
        roles = Map.copyOf(roles);
    }
}
