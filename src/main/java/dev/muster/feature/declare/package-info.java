/**
 * Declaring an incident: typed, by form, from a message; and the question whether it is the same as
 * another.
 */
@NullMarked
package dev.muster.feature.declare;

import org.jspecify.annotations.NullMarked;
