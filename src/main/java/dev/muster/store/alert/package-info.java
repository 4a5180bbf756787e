/** What machines said: each alert once, and what became of it. */
@NullMarked
package dev.muster.store.alert;

import org.jspecify.annotations.NullMarked;
