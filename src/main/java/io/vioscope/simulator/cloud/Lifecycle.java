package io.vioscope.simulator.cloud;

import org.jspecify.annotations.Nullable;

/**
 * Where a server is in its life: Nova's vm_state and task_state together, with the status the API shows for them
 * (nova/api/openstack/common.py) and the power state (1 running, 3 paused, 4 shut down, 7 suspended, 0 none).
 */
public enum Lifecycle {
    SCHEDULING("BUILD", "building", "scheduling", 0),
    SPAWNING("BUILD", "building", "spawning", 0),
    ACTIVE("ACTIVE", "active", null, 1),
    POWERING_OFF("ACTIVE", "active", "powering-off", 1),
    SHUTOFF("SHUTOFF", "stopped", null, 4),
    POWERING_ON("SHUTOFF", "stopped", "powering-on", 4),
    STOPPING_AGAIN("SHUTOFF", "stopped", "powering-off", 1),
    REBOOTING("REBOOT", "active", "rebooting", 1),
    REBUILDING("REBUILD", "active", "rebuilding", 1),
    RESCUED("RESCUE", "rescued", null, 1),
    SHELVED_OFFLOADED("SHELVED_OFFLOADED", "shelved_offloaded", null, 4),
    UPLOADING_IMAGE("ACTIVE", "active", "image_uploading", 1),
    PAUSED("PAUSED", "paused", null, 3),
    SUSPENDED("SUSPENDED", "suspended", null, 7),
    SHELVED("SHELVED", "shelved", null, 4),
    MIGRATING("MIGRATING", "active", "migrating", 1),
    RESIZE_PREP("RESIZE", "active", "resize_prep", 1),
    RESIZE_MIGRATING("RESIZE", "active", "resize_migrating", 1),
    RESIZE_MIGRATED("RESIZE", "active", "resize_migrated", 1),
    RESIZE_FINISH("RESIZE", "active", "resize_finish", 1),
    VERIFY_RESIZE("VERIFY_RESIZE", "resized", null, 1),
    DELETING("ACTIVE", "active", "deleting", 1),
    ERROR("ERROR", "error", null, 1),
    DELETING_IN_ERROR("ERROR", "error", "deleting", 1),
    DELETED("DELETED", "deleted", null, 0);

    private final String status;
    private final String vmState;
    private final @Nullable String taskState;
    private final int powerState;

    Lifecycle(String status, String vmState, @Nullable String taskState, int powerState) {
        this.status = status;
        this.vmState = vmState;
        this.taskState = taskState;
        this.powerState = powerState;
    }

    /** The API's status word. */
    public String status() {
        return status;
    }

    /** Nova's vm_state. */
    public String vmState() {
        return vmState;
    }

    /** Nova's task_state; null when nothing is under way. */
    public @Nullable String taskState() {
        return taskState;
    }

    /** Nova's power_state of a server that is on a host. */
    public int powerState() {
        return powerState;
    }
}
