package io.vioscope.source.vcenter;

import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.util.Optional;

/**
 * What a vCenter tells anybody of itself ({@code ServiceContent}), without a login.
 *
 * @param uuid      its instance UUID: what stands behind the dot in the names of Nova's hypervisors
 * @param version   such as {@code 7.0.3}
 * @param root      the folder that holds everything
 * @param sessions  where one logs in
 * @param collector where properties are read
 * @param views     where lists of everything are made
 */
record About(String uuid, String version, Ref root, Ref sessions, Ref collector, Ref views) {

    /** Of the response; empty where it is that of no vCenter, such as of an ESXi host, which has no instance UUID. */
    static Optional<About> of(Node response) {
        return response.child("returnval").flatMap(About::content);
    }

    private static Optional<About> content(Node content) {
        var about = content.child("about");
        var uuid = about.map(a -> a.text("instanceUuid")).orElse("");
        var root = content.ref("rootFolder");
        var sessions = content.ref("sessionManager");
        var collector = content.ref("propertyCollector");
        var views = content.ref("viewManager");
        if (uuid.isEmpty() || root.isEmpty() || sessions.isEmpty() || collector.isEmpty() || views.isEmpty()) {
            return Optional.empty();
        }
        var version = about.get().text("version");
        return Optional.of(new About(uuid, version, root.get(), sessions.get(), collector.get(), views.get()));
    }
}
