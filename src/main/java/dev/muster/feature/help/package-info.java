/** What there is and what it does: the help, and the panel of a war room. */
@NullMarked
package dev.muster.feature.help;

import org.jspecify.annotations.NullMarked;
