/**
 * Nudges: asks for the update that is due, calls others when nobody answers, may be put off once.
 */
@NullMarked
package dev.muster.feature.nudge;

import org.jspecify.annotations.NullMarked;
