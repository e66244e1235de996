package io.vioscope.simulator.api.http;

import io.vioscope.simulator.cloud.Estate;

/**
 * An account of the simulated cloud, in the domain Default.
 *
 * @param userId                      32 hexadecimal digits
 * @param applicationCredentialId     32 hexadecimal digits
 * @param applicationCredentialSecret as good as the password
 * @param admin                       whether its role is {@code admin}, on every project, or {@code member}, on its own
 */
public record Account(
        String username,
        String userId,
        String password,
        String project,
        String applicationCredentialId,
        String applicationCredentialSecret,
        boolean admin) {
    /** The administrator of every simulated cloud; no secret, as the cloud is not real. */
    public static final Account ADMIN = new Account(
            "admin",
            Estate.ADMIN_USER,
            "simulated",
            "admin",
            "21dced0fd20347869b93710d2b98aae0",
            "simulated-application-credential",
            true);

    /** A member of the first project that has servers. */
    public static final Account MEMBER = new Account(
            "member",
            "9f0cc7a7e2e04cf7b1a7d4ba52a2d8d5",
            "simulated",
            "webshop-prod",
            "5b0c8a1de7274d3c8b25f1a9fbb5a6f0",
            "simulated-application-credential",
            false);

    /** The same person without the role of an administrator. */
    public Account demoted() {
        return new Account(
                username, userId, password, project, applicationCredentialId, applicationCredentialSecret, false);
    }
}
