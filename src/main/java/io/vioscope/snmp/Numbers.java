package io.vioscope.snmp;

import io.vioscope.model.AdminState;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.SourceStatus;
import org.jspecify.annotations.Nullable;

/** The enumerations of VIOSCOPE-MIB. Numbers are never changed nor used again. */
public final class Numbers {
    private Numbers() {}

    /** VsKind. Whoever adds a kind does not compile without a number here, and a test asks for it in the MIB. */
    public static int of(Kind kind) {
        return switch (kind) {
            case CLOUD -> 10;
            case AVAILABILITY_ZONE -> 11;
            case PROJECT -> 12;
            case DOMAIN -> 13;
            case AGGREGATE -> 14;
            case SERVER -> 20;
            case VOLUME -> 21;
            case VOLUME_POOL -> 22;
            case SNAPSHOT -> 23;
            case IMAGE -> 24;
            case NETWORK -> 30;
            case SUBNET -> 31;
            case PORT -> 32;
            case ROUTER -> 33;
            case FLOATING_IP -> 34;
            case LOAD_BALANCER -> 35;
            case PROBE -> 36;
            case CANARY -> 37;
            case SERVICE -> 40;
            case AGENT -> 41;
            case ENDPOINT -> 42;
            case CONTROLLER -> 43;
            case SERVICE_GROUP -> 44;
            case DATABASE -> 45;
            case MESSAGE_BUS -> 46;
            case COMPUTE_SERVICE -> 47;
            case VOLUME_SERVICE -> 48;
            case IMAGE_SERVICE -> 49;
            case MANAGEMENT_SERVER -> 39;
            case VCENTER -> 50;
            case HYPERVISOR -> 51;
            case ESXI_HOST -> 52;
            case DATASTORE -> 53;
            case NSX_MANAGER -> 60;
            case EDGE_CLUSTER -> 61;
            case MONITOR -> 90;
        };
    }

    /** VsStatus of what exists. */
    public static int of(Health health) {
        return switch (health) {
            case UNKNOWN -> 1;
            case OK -> 2;
            case DEGRADED -> 3;
            case DOWN -> 4;
        };
    }

    /** VsAdminState. */
    public static int of(@Nullable AdminState admin) {
        if (admin == null) {
            return 1;
        }
        return switch (admin) {
            case ENABLED -> 2;
            case DISABLED -> 3;
        };
    }

    /** VsFlow. */
    public static int of(Flow flow) {
        return switch (flow) {
            case SERVICE -> 1;
            case MANAGEMENT -> 2;
            case KNOWLEDGE -> 3;
        };
    }

    /** The values of vsRootCausePhase. */
    public static int of(Phase phase) {
        return switch (phase) {
            case PROVISIONAL -> 1;
            case CONFIRMED -> 2;
            case CLEARING -> 3;
        };
    }

    /** The values of vsSourceStatus but absent(5) and paused(6). */
    public static int of(SourceStatus status) {
        return switch (status) {
            case NEVER -> 1;
            case FRESH -> 2;
            case PARTIAL -> 3;
            case STALE -> 4;
        };
    }
}
