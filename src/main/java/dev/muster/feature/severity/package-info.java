/** How bad it is: raised at once, lowered with a reason, told in the war room. */
@NullMarked
package dev.muster.feature.severity;

import org.jspecify.annotations.NullMarked;
