/** Calls to Slack's Web API: paced, checked, with failures told by whether a retry helps. */
@NullMarked
package dev.muster.slack.web;

import org.jspecify.annotations.NullMarked;
