package io.vioscope.source.openstack;

class NovaSourceTest extends OpenStackSourceContract {
    NovaSourceTest() {
        super("nova");
    }
}
