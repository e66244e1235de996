/** What the diagnosis goes by: rules, what was learned, and what would be if. */
@NullMarked
package io.vioscope.web.page.rules;

import org.jspecify.annotations.NullMarked;
