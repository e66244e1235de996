/** The tree of object identifiers at one moment: objects, rows, and what comes next. Knows nothing of clouds. */
@NullMarked
package io.vioscope.agent.tree;

import org.jspecify.annotations.NullMarked;
