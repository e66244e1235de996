package io.vioscope.simulator.cloud;

/**
 * A service of Cinder's at one moment.
 *
 * @param host {@code host@backend} for a cinder-volume
 */
public record VolumeService(String binary, String host, boolean up) {
    /** {@code binary@host}. */
    public String key() {
        return binary + "@" + host;
    }
}
