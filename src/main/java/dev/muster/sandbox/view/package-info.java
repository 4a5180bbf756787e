/** Modals, Home tabs, and the state of what people typed into them. */
@NullMarked
package dev.muster.sandbox.view;

import org.jspecify.annotations.NullMarked;
