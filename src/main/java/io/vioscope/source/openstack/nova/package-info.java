/** Nova: versions, paging, and the source of servers, hypervisors and services. */
@NullMarked
package io.vioscope.source.openstack.nova;

import org.jspecify.annotations.NullMarked;
