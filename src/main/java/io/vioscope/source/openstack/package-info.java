/** Eyes on an OpenStack cloud: one session with Keystone, one source per API. */
@NullMarked
package io.vioscope.source.openstack;

import org.jspecify.annotations.NullMarked;
