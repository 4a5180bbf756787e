/** What an export carries of the store, row by row, so that it can be read back whole. */
@NullMarked
package dev.muster.store.archive;

import org.jspecify.annotations.NullMarked;
