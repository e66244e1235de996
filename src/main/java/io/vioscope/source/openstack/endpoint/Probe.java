package io.vioscope.source.openstack.endpoint;

import io.vioscope.source.http.PeerCertificate;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking one address.
 *
 * @param result      the answer, of whatever status, or why there was none
 * @param certificate what the server showed, trusted or not; null where it showed none
 * @param versions    attributes out of its document of versions; empty where there was none
 */
record Probe(Result<Reply> result, @Nullable PeerCertificate certificate, Map<String, String> versions) {

    /** From the request to the head of the answer; empty where there was none. */
    Optional<Duration> trip() {
        return result.match(reply -> Optional.of(reply.trip()), why -> Optional.empty());
    }
}
