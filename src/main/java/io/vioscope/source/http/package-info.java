/** Calls to APIs over HTTP, every way in which they can go wrong a value. */
@NullMarked
package io.vioscope.source.http;

import org.jspecify.annotations.NullMarked;
