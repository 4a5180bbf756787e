/** Says in the war room that something should be so by now, and isn't. */
@NullMarked
package dev.muster.feature.timebox;

import org.jspecify.annotations.NullMarked;
