/** This server itself: how it is, how its sources are, help, and the contract of its JSON. */
@NullMarked
package io.vioscope.web.page.server;

import org.jspecify.annotations.NullMarked;
