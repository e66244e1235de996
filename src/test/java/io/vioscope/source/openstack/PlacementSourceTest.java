package io.vioscope.source.openstack;

class PlacementSourceTest extends OpenStackSourceContract {
    PlacementSourceTest() {
        super("placement");
    }
}
