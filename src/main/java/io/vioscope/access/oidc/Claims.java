package io.vioscope.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a provider says of somebody, once that holds. All of it may be hostile text. */
public final class Claims {
    private final JsonNode claims;

    Claims(JsonNode claims) {
        this.claims = claims;
    }

    /** By what the provider knows them, for ever. */
    public String subject() {
        return claims.path("sub").asText();
    }

    /** A text, if it says one by that name. */
    public Optional<String> text(String name) {
        return Documents.text(claims, name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** One text or a list of them; by a name, or by the names on the way to it with dots between. */
    public Set<String> words(String name) {
        var found = claims.has(name) ? claims.path(name) : at(name);
        var each = found.isTextual() ? Stream.of(found) : StreamSupport.stream(found.spliterator(), false);
        return each.filter(JsonNode::isTextual).map(JsonNode::textValue).collect(Collectors.toUnmodifiableSet());
    }

    private JsonNode at(String path) {
        var at = claims;
        for (var part : path.split("\\.", -1)) {
            at = at.path(part);
        }
        return at.isObject() ? claims.path("") : at;
    }
}
