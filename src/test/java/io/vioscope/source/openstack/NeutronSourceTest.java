package io.vioscope.source.openstack;

class NeutronSourceTest extends OpenStackSourceContract {
    NeutronSourceTest() {
        super("neutron");
    }
}
