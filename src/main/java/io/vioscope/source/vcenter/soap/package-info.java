/** Calls of vSphere's Web Services API (SOAP 1.1 over HTTP), every way in which they can go wrong a value. */
@NullMarked
package io.vioscope.source.vcenter.soap;

import org.jspecify.annotations.NullMarked;
