/** Whom the playbook's names mean in Slack, and how the escalation ladder stands, in words. */
@NullMarked
package dev.muster.slack.call;

import org.jspecify.annotations.NullMarked;
