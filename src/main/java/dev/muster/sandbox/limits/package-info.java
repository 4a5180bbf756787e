/** Slack's documented limits and Block Kit rules, told in Slack's own error codes and messages. */
@NullMarked
package dev.muster.sandbox.limits;

import org.jspecify.annotations.NullMarked;
