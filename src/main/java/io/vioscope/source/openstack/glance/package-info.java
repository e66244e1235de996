/** Glance: the source of images. */
@NullMarked
package io.vioscope.source.openstack.glance;

import org.jspecify.annotations.NullMarked;
