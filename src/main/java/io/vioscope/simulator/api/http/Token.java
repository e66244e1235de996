package io.vioscope.simulator.api.http;

import io.vioscope.simulator.cloud.Project;
import java.time.Instant;
import java.util.Optional;

/**
 * A token Keystone gave out.
 *
 * @param method  {@code password} or {@code application_credential}
 * @param account whose it is
 * @param scope   the project it is for; empty if it is unscoped
 */
public record Token(
        String value,
        String auditId,
        String method,
        Account account,
        Optional<Project> scope,
        Instant issued,
        Instant expires) {

    /** Whether it may see what belongs to all projects. */
    public boolean isAdmin() {
        return account.admin();
    }
}
