/** The record while it grows: notes, decisions, and the timeline to read. */
@NullMarked
package dev.muster.feature.timeline;

import org.jspecify.annotations.NullMarked;
