/** Eyes on the vCenters below a cloud: ESXi hosts, datastores, and where servers really run. Read-only. */
@NullMarked
package io.vioscope.source.vcenter;

import org.jspecify.annotations.NullMarked;
