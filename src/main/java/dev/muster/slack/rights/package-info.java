/** Who may do what, and who may see what: asked of Slack in time, refused in words, on record. */
@NullMarked
package dev.muster.slack.rights;

import org.jspecify.annotations.NullMarked;
