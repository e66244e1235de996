/** Who may what: roles, the rule of each route, passwords, sessions, tokens, and what is kept of all that. */
@NullMarked
package io.vioscope.access;

import org.jspecify.annotations.NullMarked;
