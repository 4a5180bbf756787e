/** Reads a file that people edit, and says everything that is wrong with it, line by line. */
@NullMarked
package dev.muster.yaml;

import org.jspecify.annotations.NullMarked;
