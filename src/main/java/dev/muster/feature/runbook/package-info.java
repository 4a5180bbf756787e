/**
 * What a team knows about one kind of trouble: suggested, opened as a list, looked at by Muster.
 */
@NullMarked
package dev.muster.feature.runbook;

import org.jspecify.annotations.NullMarked;
