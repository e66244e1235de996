/** Voice: tells receivers outside what became known, with receipts. */
@NullMarked
package io.vioscope.notify;

import org.jspecify.annotations.NullMarked;
