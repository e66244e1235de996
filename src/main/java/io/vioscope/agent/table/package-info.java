/** What is in the tree: the objects of VIOSCOPE-MIB and the few of the standard ones that every manager asks for. */
@NullMarked
package io.vioscope.agent.table;

import org.jspecify.annotations.NullMarked;
