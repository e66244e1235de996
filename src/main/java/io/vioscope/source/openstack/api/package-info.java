/** One API of a cloud: where it is and which version is spoken with it. */
@NullMarked
package io.vioscope.source.openstack.api;

import org.jspecify.annotations.NullMarked;
