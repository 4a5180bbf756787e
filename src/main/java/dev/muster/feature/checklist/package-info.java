/** What is to be done in a phase, or by a runbook: boxes that everybody in the war room ticks. */
@NullMarked
package dev.muster.feature.checklist;

import org.jspecify.annotations.NullMarked;
