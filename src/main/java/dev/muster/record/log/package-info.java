/** The incident log: a line an incident. */
@NullMarked
package dev.muster.record.log;

import org.jspecify.annotations.NullMarked;
