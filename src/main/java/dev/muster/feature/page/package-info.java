/** Calling people by hand, and saying that one is on it. */
@NullMarked
package dev.muster.feature.page;

import org.jspecify.annotations.NullMarked;
