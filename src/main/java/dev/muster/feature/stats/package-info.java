/** What the numbers say, on demand. */
@NullMarked
package dev.muster.feature.stats;

import org.jspecify.annotations.NullMarked;
