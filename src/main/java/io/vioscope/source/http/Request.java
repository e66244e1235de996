package io.vioscope.source.http;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call. It may be repeated without harm, as a GET or a login, or else is made by {@link Http#probeOnce} alone.
 *
 * @param url      absolute; free of secrets
 * @param headers  may hold a token
 * @param body     JSON, unless a header says otherwise; may hold a password
 * @param deadline for the whole answer
 */
public record Request(
        HttpMethod method,
        String url,
        Map<String, String> headers,
        @Nullable String body,
        Duration deadline) {

    private static final Pattern FIELDS = Pattern.compile("(?<=[?&])fields=[^&]*&?");

    /** A GET. */
    public static Request get(String url, Map<String, String> headers, Duration deadline) {
        return new Request(HttpMethod.GET, url, headers, null, deadline);
    }

    /** Method and URL: what an operator is told. Which fields are asked for is left out: it is long and tells nothing. */
    @Override
    public String toString() {
        return method.name() + " " + FIELDS.matcher(url).replaceAll("").replaceFirst("[?&]$", "");
    }
}
