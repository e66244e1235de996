package io.vioscope.source.openstack.glance;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.keystone.ListSource;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Sees images. Their lists are short and tell no changes, so every poll reads them whole. */
public final class GlanceSource extends ListSource {
    private static final Set<Kind> COVERS = Set.of(Kind.IMAGE);

    /** @param close called once, when this source is closed */
    public GlanceSource(Session session, Http http, InstantSource clock, Supplier<Future<Void>> close) {
        super("glance", COVERS, session, http, clock, close);
    }

    @Override
    protected Future<Report> poll(Meter meter, ReportBuilder report) {
        return ofService(ServiceType.IMAGE, meter, report, (token, url) -> {
            var base = url.replaceAll("/v[12](\\.[0-9]+)?$", "") + "/v2";
            return images(base, meter).map(list -> report(list, base, token, report));
        });
    }

    private Future<Listing> images(String base, Meter meter) {
        return new Images(http(), path -> get(base + path, meter)).read();
    }

    private static Report report(Listing list, String base, Token token, ReportBuilder report) {
        report.add(list, COVERS);
        if (!seesAll(token, list)) {
            report.doubt(
                    COVERS,
                    Failures.of(
                            Cause.FORBIDDEN,
                            "GET " + base + "/images",
                            "the account has no role admin: Glance shows it no private images but those of project "
                                    + token.project().name() + ", the account's own"));
        }
        return report.done();
    }

    /**
     * Whether the lists are of all projects. Who is an administrator is decided by the policy {@code context_is_admin},
     * by default the role admin; others are shown, without a word that this is not all, what is their own, public, given
     * to the community or shared with them (glance/db/sqlalchemy/api.py, _select_images_query). So only another
     * project's private image proves anything; since Ocata those that are shared are not called so.
     */
    private static boolean seesAll(Token token, Listing list) {
        return token.has("admin") || list.entities().values().stream().anyMatch(image -> isForeign(image, token));
    }

    private static boolean isForeign(Entity image, Token token) {
        return "private".equals(image.attributes().get(ImageDecoder.VISIBILITY))
                && image.related(RelationType.OWNED_BY)
                        .filter(owner -> !owner.id().equals(token.project().id()))
                        .isPresent();
    }
}
