/** Looks whether what was to happen did happen. */
@NullMarked
package dev.muster.audit;

import org.jspecify.annotations.NullMarked;
