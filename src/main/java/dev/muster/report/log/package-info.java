/** The incident log: a line an incident. */
@NullMarked
package dev.muster.report.log;

import org.jspecify.annotations.NullMarked;
