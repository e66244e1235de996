/** Problems: the list, the card of one, and what is done about them. */
@NullMarked
package io.vioscope.web.page.problem;

import org.jspecify.annotations.NullMarked;
