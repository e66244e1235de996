/** Keystone v3: tokens, the catalog, and the source of projects. */
@NullMarked
package io.vioscope.source.openstack.keystone;

import org.jspecify.annotations.NullMarked;
