/** What Slack refuses: the limits of texts, blocks, views and names. */
@NullMarked
package dev.muster.sandbox.limits;

import org.jspecify.annotations.NullMarked;
