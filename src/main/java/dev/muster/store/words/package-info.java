/** Which incidents have which words: the search, however many incidents there are. */
@NullMarked
package dev.muster.store.words;

import org.jspecify.annotations.NullMarked;
