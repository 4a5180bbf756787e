/** What the numbers of a stretch of time look like: pictures that can be read on a phone. */
@NullMarked
package dev.muster.chart;

import org.jspecify.annotations.NullMarked;
