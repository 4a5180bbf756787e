/**
 * What is in the workspace: people, channels, messages, open views, and what may be done with them.
 */
@NullMarked
package dev.muster.sandbox.world;

import org.jspecify.annotations.NullMarked;
