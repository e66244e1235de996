package io.vioscope.simulator.api;

/**
 * The one account of the simulated cloud: it has the role {@code admin} on its project, in the domain Default.
 *
 * @param userId                      32 hexadecimal digits
 * @param applicationCredentialId     32 hexadecimal digits
 * @param applicationCredentialSecret as good as the password
 */
public record Account(
        String username,
        String userId,
        String password,
        String project,
        String applicationCredentialId,
        String applicationCredentialSecret) {
    /** The account every simulated cloud has; no secret, as the cloud is not real. */
    public static final Account ADMIN = new Account(
            "admin",
            "3271ad6456ce47dcb44088aca092f3d0",
            "simulated",
            "admin",
            "21dced0fd20347869b93710d2b98aae0",
            "simulated-application-credential");
}
