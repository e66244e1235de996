package io.vioscope.web;

import io.vertx.core.Future;
import io.vioscope.access.Checked;
import io.vioscope.access.Refusal;
import io.vioscope.access.oidc.Flight;
import io.vioscope.web.access.Provider;
import java.net.URI;
import java.util.Optional;

/** An OpenID provider that does not answer, so that a site has the routes that lead to one. */
final class SilentProvider implements Provider {
    @Override
    public String title() {
        return "a silent provider";
    }

    @Override
    public URI issuer() {
        return URI.create("https://silent.example.org");
    }

    @Override
    public Future<Optional<URI>> begin(Flight flight) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Arrived> arrive(String code, Flight flight) {
        return Future.succeededFuture(new Arrived(Checked.refused(Refusal.BUSY), ""));
    }

    @Override
    public Future<Optional<URI>> signOut() {
        return Future.succeededFuture(Optional.empty());
    }
}
