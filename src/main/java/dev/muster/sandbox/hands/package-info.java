/** What a person does in Slack's client, over HTTP. */
@NullMarked
package dev.muster.sandbox.hands;

import org.jspecify.annotations.NullMarked;
