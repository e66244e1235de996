package io.vioscope.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param issuer    who it is; what was asked for
 * @param authorize where a browser is sent
 * @param token     where a code is given for an ID token
 * @param keys      where the keys of signatures are
 * @param signOut   where a browser is sent to sign out there too; empty where there is no such place
 * @param isByPost  whether the secret is sent in the body, since the provider takes it nowhere else
 */
public record Discovery(URI issuer, URI authorize, URI token, URI keys, Optional<URI> signOut, boolean isByPost) {
    /** Where a provider says that, below its issuer. */
    public static final String PATH = "/.well-known/openid-configuration";

    /** Reads the answer of the provider that was asked for. */
    public static Held<Discovery> read(String text, URI asked) {
        return Documents.object("the discovery document", text).then(document -> read(document, asked));
    }

    private static Held<Discovery> read(JsonNode document, URI asked) {
        var issuer = Documents.text(document, "issuer").orElse("");
        if (!issuer.equals(asked.toString())) {
            return Held.unfit("the discovery document is of the issuer '" + issuer + "', asked was " + asked);
        }
        return place(document, "authorization_endpoint", asked)
                .then(authorize -> place(document, "token_endpoint", asked)
                        .then(token -> place(document, "jwks_uri", asked)
                                .then(keys -> Held.fit(new Discovery(
                                        asked,
                                        authorize,
                                        token,
                                        keys,
                                        place(document, "end_session_endpoint", asked)
                                                .match(Optional::of, why -> Optional.empty()),
                                        isByPost(document))))));
    }

    /** Where the issuer is reached by TLS, all of it has to be. */
    private static Held<URI> place(JsonNode document, String key, URI issuer) {
        try {
            var uri = new URI(Documents.text(document, key).orElse(""));
            var fits = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && "http".equals(issuer.getScheme()));
            if (fits && uri.getHost() != null && uri.getRawFragment() == null && uri.getUserInfo() == null) {
                return Held.fit(uri);
            }
        } catch (URISyntaxException notAnAddress) {
            // The same as another scheme.
        }
        return Held.unfit("the discovery document has no right " + key);
    }

    private static boolean isByPost(JsonNode document) {
        var methods = StreamSupport.stream(
                        document.path("token_endpoint_auth_methods_supported").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return methods.contains("client_secret_post") && !methods.contains("client_secret_basic");
    }
}
