package io.vioscope.source.vio;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.vio.Deployment.Machine;
import io.vioscope.source.vio.Deployment.Service;
import java.util.List;

/**
 * The Public API of VIO 6 and 7, as VMware published it for 7.0 (developer.broadcom.com, "VIO(VMware Integrated OpenStack)
 * Public API"): {@code POST /api/v2/login} takes {@code credential} and gives a {@code token}, {@code GET /api/v2/status}
 * gives {@code cluster_status}, {@code GET /api/v2/about} the version. Which words a status can be is not published, so
 * none of them is judged.
 */
final class PublicApi {
    static final String LOGIN = "/api/v2/login";
    static final String STATUS = "/api/v2/status";
    static final String ABOUT = "/api/v2/about";

    private static final int MOST_REPLICAS = 1000;

    private PublicApi() {}

    static Result<Deployment> deployment(JsonNode status, String asked) {
        if (!status.isObject() || !status.path("services").isArray()) {
            return Result.failed(Failures.of(Cause.WRONG_SHAPE, asked, "no list 'services' in the answer"));
        }
        var ha = status.path("ha_enabled").isBoolean()
                ? Boolean.valueOf(status.path("ha_enabled").booleanValue())
                : null;
        return Result.ok(new Deployment(
                Fields.word(status, "status"),
                ha,
                DeploymentMode.KUBERNETES,
                "VIO's manager says so: high availability is "
                        + (ha == null ? "not told of" : ha ? "enabled" : "not enabled"),
                machines(status),
                services(status)));
    }

    private static List<Machine> machines(JsonNode status) {
        return Fields.list(status, "nodes").stream()
                .map(node -> new Machine(Fields.text(node, "name"), Fields.word(node, "status")))
                .filter(machine -> !machine.name().isEmpty())
                .toList();
    }

    /** Those of which there are to be any; a row without whole numbers tells nothing. */
    private static List<Service> services(JsonNode status) {
        return Fields.list(status, "services").stream()
                .map(row -> new Service(Fields.text(row, "name"), count(row, "desired"), count(row, "ready")))
                .filter(service -> !service.name().isEmpty() && service.desired() > 0 && service.ready() >= 0)
                .toList();
    }

    private static int count(JsonNode row, String name) {
        var count = row.path(name);
        return count.isInt() && count.intValue() <= MOST_REPLICAS ? count.intValue() : -1;
    }
}
