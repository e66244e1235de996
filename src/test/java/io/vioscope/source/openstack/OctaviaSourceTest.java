package io.vioscope.source.openstack;

class OctaviaSourceTest extends OpenStackSourceContract {
    OctaviaSourceTest() {
        super("octavia");
    }
}
