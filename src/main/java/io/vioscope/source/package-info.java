/** Eyes: fetch and decode, one sub-room per outside world; never decides. */
@NullMarked
package io.vioscope.source;

import org.jspecify.annotations.NullMarked;
