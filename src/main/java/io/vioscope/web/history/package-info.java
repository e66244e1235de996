/** What was over a stretch of time: the lives of problems as lanes, and what one shift hands over to the next. Pure. */
@NullMarked
package io.vioscope.web.history;

import org.jspecify.annotations.NullMarked;
