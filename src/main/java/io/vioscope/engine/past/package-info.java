/** What was believed earlier: facts taken back, from what is believed now. */
@NullMarked
package io.vioscope.engine.past;

import org.jspecify.annotations.NullMarked;
