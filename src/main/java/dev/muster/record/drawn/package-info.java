/** Pictures in records: markup without script. */
@NullMarked
package dev.muster.record.drawn;

import org.jspecify.annotations.NullMarked;
