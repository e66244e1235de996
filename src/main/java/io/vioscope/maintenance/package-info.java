/** What operators work on: whom they do not want to be told of for a while. */
@NullMarked
package io.vioscope.maintenance;

import org.jspecify.annotations.NullMarked;
