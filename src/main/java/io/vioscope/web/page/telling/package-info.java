/** Who was told what: receivers, receipts, the exact message, and a dry run. */
@NullMarked
package io.vioscope.web.page.telling;

import org.jspecify.annotations.NullMarked;
