package io.vioscope.source.openstack;

class GlanceSourceTest extends OpenStackSourceContract {
    GlanceSourceTest() {
        super("glance");
    }
}
