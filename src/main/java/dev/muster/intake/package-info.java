/** Reads exported records back, and believes none of them before it has looked. */
@NullMarked
package dev.muster.intake;

import org.jspecify.annotations.NullMarked;
