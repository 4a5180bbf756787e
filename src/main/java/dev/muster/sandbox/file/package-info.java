/** Files on their way in, and back out. */
@NullMarked
package dev.muster.sandbox.file;

import org.jspecify.annotations.NullMarked;
