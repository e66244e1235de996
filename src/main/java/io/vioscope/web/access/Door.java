package io.vioscope.web.access;

import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Role;

/** What every request passes, behind the headers and before all else. Called on an event loop. */
public interface Door {
    /** Lets a request on, with who asks, or answers it. */
    void check(RoutingContext ctx);

    /** A door where nobody is asked to sign in and whoever reaches it has that role. */
    static Door open(Role role) {
        return ctx -> {
            Asking.let(ctx, Principal.anybody(role), null);
            ctx.next();
        };
    }
}
