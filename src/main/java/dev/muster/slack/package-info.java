/** Everything that speaks with Slack: commands and modals in, Web API calls out. */
@NullMarked
package dev.muster.slack;

import org.jspecify.annotations.NullMarked;
