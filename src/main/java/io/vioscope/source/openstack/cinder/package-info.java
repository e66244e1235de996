/** Cinder: the source of volumes, snapshots, volume services and pools. */
@NullMarked
package io.vioscope.source.openstack.cinder;

import org.jspecify.annotations.NullMarked;
