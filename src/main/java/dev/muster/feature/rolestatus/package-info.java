/** What each role reports to the war room, and how it is asked for. */
@NullMarked
package dev.muster.feature.rolestatus;

import org.jspecify.annotations.NullMarked;
