/** What a person does in Slack's client, over HTTP. */
@NullMarked
package dev.muster.sandbox.control;

import org.jspecify.annotations.NullMarked;
