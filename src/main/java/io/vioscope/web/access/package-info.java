/** The door of the face: who asks, whether they may, and how they sign in and out. */
@NullMarked
package io.vioscope.web.access;

import org.jspecify.annotations.NullMarked;
