/** What would happen if nobody answered: the real planner on a clock moved by hand. */
@NullMarked
package dev.muster.preview;

import org.jspecify.annotations.NullMarked;
