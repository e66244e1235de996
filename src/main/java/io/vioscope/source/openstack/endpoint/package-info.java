/** Whether a cloud's API endpoints answer, as the token's catalog names them, and its dashboard. */
@NullMarked
package io.vioscope.source.openstack.endpoint;

import org.jspecify.annotations.NullMarked;
