/** What goes to Slack as text: mrkdwn, blocks, limits. */
@NullMarked
package dev.muster.slack.text;

import org.jspecify.annotations.NullMarked;
