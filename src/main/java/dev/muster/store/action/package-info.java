/** Action items that are open, found by whose they are and by when they are due. */
@NullMarked
package dev.muster.store.action;

import org.jspecify.annotations.NullMarked;
