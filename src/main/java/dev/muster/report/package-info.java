/** The whole record of an incident as a file, for those who read it outside of Slack. */
@NullMarked
package dev.muster.report;

import org.jspecify.annotations.NullMarked;
