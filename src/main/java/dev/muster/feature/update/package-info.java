/** Status updates: typed or by form, shown in the war room with when the next one is due. */
@NullMarked
package dev.muster.feature.update;

import org.jspecify.annotations.NullMarked;
