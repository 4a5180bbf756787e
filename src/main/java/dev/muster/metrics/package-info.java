/** What is counted and timed, in Prometheus' format. */
@NullMarked
package dev.muster.metrics;

import org.jspecify.annotations.NullMarked;
