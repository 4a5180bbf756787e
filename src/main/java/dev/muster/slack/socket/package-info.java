/** The line to Slack: a few WebSockets that stay up, and acks that always go out. */
@NullMarked
package dev.muster.slack.socket;

import org.jspecify.annotations.NullMarked;
