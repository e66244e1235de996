/** What pages and JSON have in common: effective health, indexes, filters, cursors, replies. */
@NullMarked
package io.vioscope.web.view;

import org.jspecify.annotations.NullMarked;
