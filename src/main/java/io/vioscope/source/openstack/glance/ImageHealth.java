package io.vioscope.source.openstack.glance;

import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What {@code status} of an image (glance/domain, valid_state_targets; user guide, "Image Statuses") means for whoever
 * wants to boot a server from it. It is the state by Glance's database: Glance does not look whether the store still has
 * the data.
 *
 * <table>
 * <caption>All words of an image that exists</caption>
 * <tr><td>active</td><td>ok</td></tr>
 * <tr><td>queued, saving, uploading, importing</td><td>unknown: has no data yet. An upload that failed goes back to
 *     queued, so that is no failure nor the promise of an image</td></tr>
 * <tr><td>deactivated</td><td>disabled, down: an administrator forbade everybody else to read its data</td></tr>
 * <tr><td>killed</td><td>down: its upload failed. Only API v1, gone since Rocky, left images so, and no list of v2 has
 *     them (glance/db/sqlalchemy/api.py)</td></tr>
 * <tr><td>anything else</td><td>unknown</td></tr>
 * </table>
 *
 * {@code deleted} and {@code pending_delete} are the words of images that are gone: nothing can be booted from them.
 */
final class ImageHealth {
    private ImageHealth() {}

    /** Whether that is the word of an image that is no more. */
    static boolean isGone(String word) {
        return word.equals("deleted") || word.equals("pending_delete");
    }

    /** The status of an image with that word. */
    static Status of(String word) {
        return switch (word) {
            case "active" -> Status.enabled(word, Health.OK);
            case "deactivated" -> Status.disabled(word, Health.DOWN);
            case "killed" -> Status.enabled(word, Health.DOWN);
            default -> Status.enabled(word, Health.UNKNOWN);
        };
    }
}
