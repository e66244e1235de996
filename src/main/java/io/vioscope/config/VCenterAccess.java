package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a vCenter of a cloud.
 *
 * @param url      its Web Services API, such as {@code https://vcenter.example.org/sdk}
 * @param username who we are there, such as {@code vioscope@vsphere.local}
 * @param password of that account
 * @param uuid     its instance UUID, by which Nova's hypervisors name it; null where it is learnt when it first answers
 * @param caFile   PEM file with the authorities to trust instead of the system's; null for the system's
 * @param verify   whether certificates and host names are checked; false only where somebody wrote it
 * @param alarms   whether the alarms that are on there are read
 */
public record VCenterAccess(
        URI url,
        String username,
        String password,
        @Nullable String uuid,
        @Nullable Path caFile,
        boolean verify,
        boolean alarms) {

    /** One whose alarms are read. */
    public VCenterAccess(
            URI url, String username, String password, @Nullable String uuid, @Nullable Path caFile, boolean verify) {
        this(url, username, password, uuid, caFile, verify, true);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "VCenterAccess[" + username + " at " + url + "]";
    }
}
