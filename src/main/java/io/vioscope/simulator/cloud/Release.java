package io.vioscope.simulator.cloud;

/**
 * Which OpenStack the cloud runs: what its APIs say of their versions, and so what they tell. Train's are from the
 * sources of that release, Zed's are recorded.
 */
public enum Release {
    /** What VIO 7 has. */
    TRAIN(new Microversions(79, 59, 36), 9, 8, "v3.13", "2019-07-19T00:00:00Z", "2018-07-17T00:00:00Z"),
    /** The newest that was recorded. */
    ZED(new Microversions(93, 70, 39), 15, 13, "v3.14", "2020-04-07T00:00:00Z", "2022-08-31T00:00:00Z");

    /** The newest: Nova's 2.x, Cinder's 3.x, Placement's 1.x. */
    private record Microversions(int nova, int cinder, int placement) {}

    private final Microversions newest;
    private final int glance;
    private final int glanceBefore;
    private final String keystone;
    private final String keystoneUpdated;
    private final String cinderUpdated;

    Release(
            Microversions newest,
            int glance,
            int glanceBefore,
            String keystone,
            String keystoneUpdated,
            String cinderUpdated) {
        this.newest = newest;
        this.glance = glance;
        this.glanceBefore = glanceBefore;
        this.keystone = keystone;
        this.keystoneUpdated = keystoneUpdated;
        this.cinderUpdated = cinderUpdated;
    }

    /** Nova's newest microversion is 2 dot this. */
    public int nova() {
        return newest.nova();
    }

    /** Cinder's newest microversion is 3 dot this. */
    public int cinder() {
        return newest.cinder();
    }

    /** Placement's newest microversion is 1 dot this. */
    public int placement() {
        return newest.placement();
    }

    /** Glance's current version is 2 dot this. */
    public int glance() {
        return glance;
    }

    /** The newest of the versions of Glance, 2 dot this and all below, that it has beside the current one. */
    public int glanceBefore() {
        return glanceBefore;
    }

    /** Keystone's version. */
    public String keystone() {
        return keystone;
    }

    /** Since when Keystone's version is what it is. */
    public String keystoneUpdated() {
        return keystoneUpdated;
    }

    /** Since when Cinder's version is what it is. */
    public String cinderUpdated() {
        return cinderUpdated;
    }
}
