package io.vioscope.source.openstack;

class CinderSourceTest extends OpenStackSourceContract {
    CinderSourceTest() {
        super("cinder");
    }
}
