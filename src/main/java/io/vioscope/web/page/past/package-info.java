/** What was: history, and the report that one shift hands to the next. */
@NullMarked
package io.vioscope.web.page.past;

import org.jspecify.annotations.NullMarked;
