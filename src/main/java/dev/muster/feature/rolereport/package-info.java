/** What each role reports to the war room, and how it is asked for. */
@NullMarked
package dev.muster.feature.rolereport;

import org.jspecify.annotations.NullMarked;
