/** The practice workspace: a Slack that lives inside the jar, for trying, drilling and testing. */
@NullMarked
package dev.muster.sandbox;

import org.jspecify.annotations.NullMarked;
