/** XML that anybody may have sent, read without document types. */
@NullMarked
package io.vioscope.source.xml;

import org.jspecify.annotations.NullMarked;
