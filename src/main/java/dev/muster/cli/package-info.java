/** The command line: one class for each command, and what they share. */
@NullMarked
package dev.muster.cli;

import org.jspecify.annotations.NullMarked;
