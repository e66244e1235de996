/** From OpenStack's JSON lists to entities, row by row: one bad row does not spoil the others. */
@NullMarked
package io.vioscope.source.openstack.decode;

import org.jspecify.annotations.NullMarked;
