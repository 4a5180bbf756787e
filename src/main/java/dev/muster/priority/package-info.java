/** Who goes first: what a person waits for, before what Muster does for itself. */
@NullMarked
package dev.muster.priority;

import org.jspecify.annotations.NullMarked;
