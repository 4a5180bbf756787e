/** The war room: opened, filled with people, and what it says when a step of that failed. */
@NullMarked
package dev.muster.feature.warroom;

import org.jspecify.annotations.NullMarked;
