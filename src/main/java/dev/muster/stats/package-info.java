/** What the numbers of a stretch of time say; pure, so that each can be checked by hand. */
@NullMarked
package dev.muster.stats;

import org.jspecify.annotations.NullMarked;
