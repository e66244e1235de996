package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cloud: what an entry of {@code clouds.yaml} says.
 *
 * @param authUrl     Keystone, with or without {@code /v3}
 * @param credentials who we are there
 * @param region      the region whose endpoints are used; null where the catalog has only one
 * @param interfaces  which of a service's endpoints is used
 * @param caFile      PEM file with the authorities to trust instead of the system's; null for the system's
 * @param verify      whether certificates and host names are checked; false only where somebody wrote it
 */
public record CloudAccess(
        URI authUrl,
        Credentials credentials,
        @Nullable String region,
        Interface interfaces,
        @Nullable Path caFile,
        boolean verify) {

    /** The kinds of endpoint in Keystone's catalog. */
    public enum Interface {
        PUBLIC("public"),
        INTERNAL("internal"),
        ADMIN("admin");

        private final String word;

        Interface(String word) {
            this.word = word;
        }

        /** The word in the catalog. */
        public String word() {
            return word;
        }
    }
}
