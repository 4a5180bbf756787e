/** Copies of the store: made while it is used, verified, kept for some days, and put back. */
@NullMarked
package dev.muster.backup;

import org.jspecify.annotations.NullMarked;
