/** Action items: made by word, by form or of a message, listed, reminded of, and done. */
@NullMarked
package dev.muster.feature.action;

import org.jspecify.annotations.NullMarked;
