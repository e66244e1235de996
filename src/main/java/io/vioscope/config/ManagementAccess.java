package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the management server of a cloud: OMS of VIO 3 to 5, or the manager of VIO 6 and 7.
 *
 * @param url      such as {@code https://oms.example.org:8443}, without a path
 * @param username who we are there
 * @param api      which of the two APIs it speaks; null to find out
 * @param caFile   PEM file with the authorities to trust instead of the system's; null for the system's
 * @param verify   whether certificates and host names are checked; false only where somebody wrote it
 */
public record ManagementAccess(
        URI url,
        String username,
        String password,
        @Nullable Api api,
        @Nullable Path caFile,
        boolean verify) {

    /** The two APIs of VIO's management. */
    public enum Api {
        /** The OpenStack Management Server of VIO 3 to 5. */
        OMS("OMS"),
        /** The Public API of VIO 6 and 7. */
        PUBLIC("Public API");

        private final String label;

        Api(String label) {
            this.label = label;
        }

        /** What people call it. */
        public String label() {
            return label;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ManagementAccess[" + username + " at " + url + "]";
    }
}
