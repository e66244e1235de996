/** Calls to OpenStack's APIs over HTTP, every way in which they can go wrong a value. */
@NullMarked
package io.vioscope.source.openstack.http;

import org.jspecify.annotations.NullMarked;
