/** Socket Mode: the connections to the app, and what goes down them. */
@NullMarked
package dev.muster.sandbox.socket;

import org.jspecify.annotations.NullMarked;
