package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.Checked;
import io.vioscope.access.oidc.Flight;
import java.net.URI;
import java.util.Optional;

/** Who signs people in at a place of its own, and sends their browser back with a code: an OpenID provider. */
public interface Provider {
    /** Who came back, and by what the provider knows them for ever; empty where nobody is known. */
    record Arrived(Checked checked, String subject) {}

    /** What it is called where people read. */
    String title();

    /** Who it is; what it may say of itself in the address by which a browser comes back. */
    URI issuer();

    /** Where the browser is sent; empty while the provider does not answer. Never fails. */
    Future<Optional<URI>> begin(Flight flight);

    /** Who came back with that code. Never fails. */
    Future<Arrived> arrive(String code, Flight flight);

    /** Where a browser is sent to sign out there too; empty where there is no such place. Never fails. */
    Future<Optional<URI>> signOut();
}
