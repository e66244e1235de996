package io.vioscope.source.openstack;

class KeystoneSourceTest extends OpenStackSourceContract {
    KeystoneSourceTest() {
        super("keystone");
    }
}
