/** Where people talk to each other: asks for the call, and tells its address. */
@NullMarked
package dev.muster.feature.call;

import org.jspecify.annotations.NullMarked;
