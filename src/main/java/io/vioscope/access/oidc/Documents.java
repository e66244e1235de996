package io.vioscope.access.oidc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Optional;

/** Reads what a provider sends: JSON objects, in which no key is there twice. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Documents() {}

    /** The object of that text. */
    static Held<JsonNode> object(String what, String text) {
        try {
            var read = JSON.readTree(text);
            return read.isObject() ? Held.fit(read) : Held.unfit(what + " is no JSON object");
        } catch (JsonProcessingException notJson) {
            return Held.unfit(what + " is no JSON");
        }
    }

    /** A text that is there and not empty. */
    static Optional<String> text(JsonNode object, String key) {
        var value = object.path(key);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** What base64url without padding stands for (RFC 7515, section 2). */
    static Optional<byte[]> octets(String text) {
        try {
            return text.contains("=")
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
