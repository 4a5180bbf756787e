/** What keeps the log readable while something goes wrong again and again. */
@NullMarked
package dev.muster.log;

import org.jspecify.annotations.NullMarked;
