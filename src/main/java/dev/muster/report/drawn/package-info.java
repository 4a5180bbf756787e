/** Pictures in records: markup without script. */
@NullMarked
package dev.muster.report.drawn;

import org.jspecify.annotations.NullMarked;
