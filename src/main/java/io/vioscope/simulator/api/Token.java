package io.vioscope.simulator.api;

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
record Token(
        String value,
        String auditId,
        String method,
        Account account,
        Optional<Project> scope,
        Instant issued,
        Instant expires) {

    boolean isAdmin() {
        return account.admin();
    }
}
