package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What {@code status} of a volume (cinder/objects/fields.py, VolumeStatus, and a few that only volume/api.py and manager.py know) means for whoever uses it. It is the state of
 * the last operation by Cinder's database, not of the disk: Cinder does not look at the datastore.
 *
 * <table>
 * <caption>All words</caption>
 * <tr><td>available, in-use</td><td>ok</td></tr>
 * <tr><td>reserved, attaching, detaching, awaiting-transfer, backing-up, uploading</td><td>ok: Cinder begins these with a
 *     volume that is available or in-use, and they do not write to it</td></tr>
 * <tr><td>creating, managing, downloading, extending, retyping, restoring-backup, reverting</td><td>unknown: the volume
 *     is being made or changed; how it ends decides</td></tr>
 * <tr><td>maintenance</td><td>disabled, unknown: locked while it is migrated</td></tr>
 * <tr><td>deleting, error_managing_deleting, unmanaging, deleted</td><td>disabled, unknown: on its way out</td></tr>
 * <tr><td>error_deleting, error_unmanaging, error_backing-up, error_extending</td><td>degraded: the operation failed, the data may be
 *     fine</td></tr>
 * <tr><td>error, error_managing, error_restoring</td><td>down: never finished, or overwritten in part</td></tr>
 * <tr><td>anything else</td><td>unknown</td></tr>
 * </table>
 *
 * The list of volumes does not tell {@code attach_status}; which servers have a volume attached is told by its ties, and
 * whether Nova agrees is for a comparison of both, not for the volume's health.
 */
final class VolumeHealth {
    private VolumeHealth() {}

    /** The status of a volume with that word. */
    static Status of(String word) {
        return switch (word) {
            case "available", "in-use" -> Status.enabled(word, Health.OK);
            case "reserved", "attaching", "detaching", "awaiting-transfer", "backing-up", "uploading" ->
                Status.enabled(word, Health.OK);
            case "maintenance", "deleting", "error_managing_deleting", "unmanaging", "deleted" ->
                Status.disabled(word, Health.UNKNOWN);
            case "error_deleting", "error_unmanaging", "error_backing-up", "error_extending" ->
                Status.enabled(word, Health.DEGRADED);
            case "error", "error_managing", "error_restoring" -> Status.enabled(word, Health.DOWN);
            default -> Status.enabled(word, Health.UNKNOWN);
        };
    }
}
