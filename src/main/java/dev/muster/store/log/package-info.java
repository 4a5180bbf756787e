/** Incidents of the past, looked back on. */
@NullMarked
package dev.muster.store.log;

import org.jspecify.annotations.NullMarked;
