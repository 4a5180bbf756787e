/** HTTP and JSON as the practice workspace speaks them, without a word about Slack. */
@NullMarked
package dev.muster.sandbox.http;

import org.jspecify.annotations.NullMarked;
