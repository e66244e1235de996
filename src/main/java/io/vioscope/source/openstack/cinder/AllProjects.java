package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.keystone.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether Cinder's lists are of all projects. Whoever is no administrator by Cinder's policy gets the volumes and
 * snapshots of the own project, without a word that {@code all_tenants} was passed over (cinder/volume/api.py): read as
 * the whole, that would look like a mass deletion.
 */
final class AllProjects {
    private AllProjects() {}

    /** Whether a list has a row of another project than the account's: then all are shown. */
    static boolean showsOthers(Token token, List<Listing> owned) {
        return owned.stream().anyMatch(list -> showsOthers(list, token.project().id()));
    }

    /** Why lists without a row of another project may be of the account's own alone; null if they are of all. */
    static @Nullable String doubt(Token token, Listing services) {
        var own = ": Cinder shows no project but " + token.project().name() + ", the account's own";
        var refused = services.incomplete();
        if (refused != null && refused.cause() == Cause.FORBIDDEN) {
            return "the account is no administrator to Cinder, which refuses it the list of services" + own;
        }
        return token.has("admin") ? null : "the account has no role admin" + own;
    }

    private static boolean showsOthers(Listing list, String project) {
        return list.entities().values().stream()
                .flatMap(e -> e.related(RelationType.OWNED_BY).stream())
                .anyMatch(owner -> owner.kind() == Kind.PROJECT && !owner.id().equals(project));
    }
}
