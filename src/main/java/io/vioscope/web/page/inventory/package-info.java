/** What there is: lists, one thing with its ties and its day, the map, where a server was, why a rule did not fire. */
@NullMarked
package io.vioscope.web.page.inventory;

import org.jspecify.annotations.NullMarked;
