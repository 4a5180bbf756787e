/** Drills: started, told on the clock, and scored at their end. */
@NullMarked
package dev.muster.feature.drill;

import org.jspecify.annotations.NullMarked;
