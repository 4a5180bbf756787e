/**
 * The escalation ladder and the response target: asks who takes command, calls people when their
 * step has come, when nudges are ignored, or when somebody says so.
 */
@NullMarked
package dev.muster.feature.escalate;

import org.jspecify.annotations.NullMarked;
