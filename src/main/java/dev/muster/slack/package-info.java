/** The line to Slack and the frame of everything typed, pressed or submitted there. */
@NullMarked
package dev.muster.slack;

import org.jspecify.annotations.NullMarked;
