/** How an incident ends, and begins again: resolve, cancel, close, reopen. */
@NullMarked
package dev.muster.feature.resolve;

import org.jspecify.annotations.NullMarked;
