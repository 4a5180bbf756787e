/**
 * Messages on the timeline: added from their menu or by a pushpin, and followed when they change.
 */
@NullMarked
package dev.muster.feature.capture;

import org.jspecify.annotations.NullMarked;
