/** Where incidents and their timelines are kept: one writer, one transaction a change. */
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
