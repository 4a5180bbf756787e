/** Who outside of the war room is told what: asked for, written, approved, sent. */
@NullMarked
package dev.muster.feature.tell;

import org.jspecify.annotations.NullMarked;
