package io.vioscope.source.openstack.keystone;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sees the projects and the domains that own them, and says so where the account's roles may hide things from the other
 * sources. Every poll asks Keystone itself, at the auth URL: that is the address that was configured and is
 * known to be reachable, which the catalog's may not be.
 */
public final class KeystoneSource extends ListSource {
    /** @param close called once, when this source is closed */
    public KeystoneSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        super("keystone", Set.of(Kind.PROJECT, Kind.DOMAIN), session, http, clock, close);
    }

    @Override
    protected Future<Report> poll(Meter meter, ReportBuilder report) {
        var projects = list(new ProjectDecoder(), "/projects", meter);
        var domains = list(new DomainDecoder(), "/domains", meter);
        return Future.all(projects, domains).map(lists -> {
            report.add(projects.result(), Set.of(Kind.PROJECT));
            report.add(domains.result(), Set.of(Kind.DOMAIN));
            session().held().flatMap(Token::doubt).ifPresent(report::note);
            return report.done();
        });
    }

    /** A Keystone that pages says so by a link; most do not page. */
    private Future<Listing> list(RowDecoder decoder, String path, Meter meter) {
        return ListReader.linked(http(), decoder, p -> get(session().identityUrl() + p, meter), path);
    }
}
