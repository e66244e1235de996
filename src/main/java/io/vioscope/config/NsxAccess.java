package io.vioscope.config;

import io.vioscope.config.tls.Identity;
import io.vioscope.config.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the NSX Managers of a cloud, which are one cluster.
 *
 * @param urls   the nodes of the cluster, or its virtual address, such as {@code https://nsx.example.org}: without a path,
 *               asked in this order until one answers
 * @param login  who we are there
 * @param api    by which of its APIs Neutron's plugin drives it
 * @param vcenter the instance UUID of the one vCenter that an NSX for vSphere works with; null where nobody wrote it
 * @param caFile PEM file with the authorities to trust instead of the system's; null for the system's
 * @param verify whether certificates and host names are checked; false only where somebody wrote it
 */
public record NsxAccess(
        List<URI> urls,
        Login login,
        Api api,
        @Nullable String vcenter,
        @Nullable Path caFile,
        boolean verify) {
    public NsxAccess {
        urls = List.copyOf(urls);
    }

    /** Of NSX-T, whose objects name their vCenters themselves. */
    public NsxAccess(List<URI> urls, Login login, Api api, @Nullable Path caFile, boolean verify) {
        this(urls, login, api, null, caFile, verify);
    }

    /** NSX's APIs: Neutron's plugin {@code nsx_p} works by the first, {@code nsx_v3} by the second, {@code nsx_v} by the last. */
    public enum Api {
        /** Of NSX-T since 2.4. */
        POLICY,
        /** Of NSX-T. */
        MANAGER,
        /** Of NSX for vSphere. */
        NSX_V
    }

    /** Who we are. */
    public sealed interface Login {
        /** An account, of NSX itself or of its directory. */
        record Password(String username, String password) implements Login {
            /** Without the password. */
            @Override
            public String toString() {
                return username;
            }
        }

        /**
         * A principal identity, known by a certificate.
         *
         * @param files    where it and its private key are
         * @param identity what was in them
         */
        record Certificate(TlsFiles files, Identity identity) implements Login {
            /** Without the key. */
            @Override
            public String toString() {
                return "the certificate " + files.certificate();
            }
        }

        /** Calls the one handler that is for this case. */
        default <R> R match(Function<Password, R> password, Function<Certificate, R> certificate) {
            if (this instanceof Password p) return password.apply(p);
            if (this instanceof Certificate c) return certificate.apply(c);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "NsxAccess[" + login + " at " + urls + "]";
    }
}
