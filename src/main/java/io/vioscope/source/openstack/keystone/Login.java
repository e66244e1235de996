package io.vioscope.source.openstack.keystone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.ApplicationCredential;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Credentials.Password;

/** The body of {@code POST /v3/auth/tokens} (Identity API v3, "Password authentication with scoped authorization"). */
final class Login {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Login() {}

    static String body(Credentials credentials) {
        var root = JSON.objectNode();
        root.set("auth", credentials.match(Login::password, Login::application));
        return root.toString();
    }

    /** The same of a password, for no project, whatever the user's usual one is ("explicit unscoped authorization"). */
    static String unscoped(Password p) {
        var root = JSON.objectNode();
        root.set("auth", password(p).put("scope", "unscoped"));
        return root.toString();
    }

    /** What a refusal leaves open: Keystone answers a user, a password and a project that it does not know alike. */
    static String doubt(Credentials credentials) {
        return credentials.match(
                password ->
                        "; Keystone does not say whether the user, the password or the project is wrong, or the user has"
                                + " no role in that project",
                application ->
                        "; Keystone does not say whether the application credential or its secret is wrong, or it has"
                                + " expired");
    }

    private static ObjectNode password(Password p) {
        var user = named(p.user(), p.userDomain());
        user.put("password", p.password());
        var auth = identity("password", JSON.objectNode().set("user", user));
        auth.set("scope", JSON.objectNode().set("project", named(p.project(), p.projectDomain())));
        return auth;
    }

    /** Without a scope: the credential has its project in it, and Keystone refuses a request that names one. */
    private static ObjectNode application(ApplicationCredential a) {
        var credential = JSON.objectNode();
        if (a.credential().id() != null) {
            credential.put("id", a.credential().id());
        } else {
            credential.put("name", a.credential().name());
            credential.set("user", named(a.user(), a.userDomain()));
        }
        credential.put("secret", a.secret());
        return identity("application_credential", credential);
    }

    private static ObjectNode identity(String method, ObjectNode how) {
        var identity = JSON.objectNode();
        identity.putArray("methods").add(method);
        identity.set(method, how);
        var auth = JSON.objectNode();
        auth.set("identity", identity);
        return auth;
    }

    private static ObjectNode named(Named who, Named domain) {
        var node = JSON.objectNode();
        if (who.id() != null) {
            return node.put("id", who.id());
        }
        node.put("name", who.name());
        if (domain.id() != null || domain.name() != null) {
            node.set("domain", named(domain, new Named(null, null)));
        }
        return node;
    }
}
