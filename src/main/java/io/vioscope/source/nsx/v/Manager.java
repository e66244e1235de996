package io.vioscope.source.nsx.v;

import io.vioscope.model.Attributes;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Unread;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the NSX Manager of an NSX for vSphere stands, with its controllers and the parts it consists of. */
final class Manager {
    /** A manager that works answers its list of controllers within a second. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private static final String RUNNING = "Running";

    /** Controllers that come and go by an operator's will (API guide, "Working with NSX Controllers"). */
    private static final List<String> ON_THEIR_WAY = List.of("Deploying", "Removing");

    private static final int LONGEST = 100;

    private Manager() {}

    static Attributes of(NsxV.Seen seen) {
        var why = seen.why();
        var controllers = controllers(seen);
        var down = down(controllers);
        return Said.of(
                "nsx.state",
                seen.controllers() == null
                        ? Unread.word(why == null ? Cause.SILENT : why.cause(), seen.expired(), "no NSX Manager")
                        : state(seen, controllers.size(), down.size()),
                "nsx.why",
                why == null ? null : why.detail(),
                "nsx.url",
                seen.url().toString(),
                "nsx.version",
                version(seen),
                "nsx.controllers",
                controllers.isEmpty() ? "" : Integer.toString(controllers.size()),
                "nsx.controllers_down",
                Fields.names(down),
                "nsx.unstable_groups",
                Fields.names(stopped(seen)),
                "nsx.vcenter",
                vCenter(seen));
    }

    private static String state(NsxV.Seen seen, int controllers, int down) {
        if (controllers > 0 && down * 2 >= controllers) {
            return "no control cluster";
        }
        if (down > 0 || !stopped(seen).isEmpty() || vCenter(seen).equals("lost")) {
            return "degraded";
        }
        return seen.isSlow() ? "slow" : "answers";
    }

    private static List<Node> controllers(NsxV.Seen seen) {
        var root = seen.controllers();
        return root == null
                ? List.of()
                : root.children("controller").stream()
                        .filter(controller -> !ON_THEIR_WAY.contains(status(controller)))
                        .toList();
    }

    private static String status(Node controller) {
        var status = controller.text("status");
        return status.isEmpty()
                ? ""
                : status.substring(0, 1).toUpperCase(Locale.ROOT)
                        + status.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Addresses of the controllers that do not answer the manager. */
    private static List<String> down(List<Node> controllers) {
        return controllers.stream()
                .filter(controller -> !status(controller).equals(RUNNING))
                .map(controller ->
                        controller.text("ipAddress").isEmpty() ? controller.text("id") : controller.text("ipAddress"))
                .map(Manager::line)
                .toList();
    }

    private static Stream<Node> components(NsxV.Seen seen) {
        return seen.lists().of(Part.COMPONENTS).stream()
                .flatMap(components -> components.children("component").stream());
    }

    /** Parts that are to run and do not. */
    private static List<String> stopped(NsxV.Seen seen) {
        return components(seen)
                .filter(component -> component.text("enabled").equals("true"))
                .filter(component -> !component.text("componentId").equals("SSH"))
                .filter(component -> component.text("status").equals("STOPPED"))
                .map(component -> line(component.text("name")))
                .toList();
    }

    private static String version(NsxV.Seen seen) {
        return components(seen)
                .filter(component -> component.text("componentId").equals("NSX"))
                .flatMap(component -> component.child("versionInfo").stream())
                .map(info -> line(String.join(
                        ".",
                        info.text("majorVersion"),
                        info.text("minorVersion"),
                        info.text("patchVersion"),
                        info.text("buildNumber"))))
                .findFirst()
                .orElse("");
    }

    private static String vCenter(NsxV.Seen seen) {
        return seen.lists().of(Part.VCENTER).stream()
                .map(status -> status.text("connected"))
                .map(connected -> connected.equals("true") ? "connected" : connected.equals("false") ? "lost" : "")
                .findFirst()
                .orElse("");
    }

    private static String line(String text) {
        return Texts.oneLine(Texts.storable(text), LONGEST);
    }
}
