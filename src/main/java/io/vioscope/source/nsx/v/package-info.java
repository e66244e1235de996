/** NSX for vSphere, by its REST API (XML), which only reads: what VMware published of it until 6.4. */
@NullMarked
package io.vioscope.source.nsx.v;

import org.jspecify.annotations.NullMarked;
