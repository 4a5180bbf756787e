/** The whole record of an incident as a file, for those who read it outside of Slack. */
@NullMarked
package dev.muster.record;

import org.jspecify.annotations.NullMarked;
