package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What {@code status} of a snapshot (cinder/objects/fields.py, SnapshotStatus) means for whoever wants to go back to it.
 *
 * <table>
 * <caption>All words</caption>
 * <tr><td>available; backing-up, restoring</td><td>ok: these two only read it</td></tr>
 * <tr><td>creating, updating</td><td>unknown: being made or changed</td></tr>
 * <tr><td>deleting, unmanaging, deleted</td><td>disabled, unknown: on its way out</td></tr>
 * <tr><td>error_deleting</td><td>degraded: the deletion failed, the data may be fine</td></tr>
 * <tr><td>error</td><td>down</td></tr>
 * <tr><td>anything else</td><td>unknown</td></tr>
 * </table>
 */
final class SnapshotHealth {
    private SnapshotHealth() {}

    /** The status of a snapshot with that word. */
    static Status of(String word) {
        return switch (word) {
            case "available", "backing-up", "restoring" -> Status.enabled(word, Health.OK);
            case "deleting", "unmanaging", "deleted" -> Status.disabled(word, Health.UNKNOWN);
            case "error_deleting" -> Status.enabled(word, Health.DEGRADED);
            case "error" -> Status.enabled(word, Health.DOWN);
            default -> Status.enabled(word, Health.UNKNOWN);
        };
    }
}
