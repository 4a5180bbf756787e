/** What is played in a drill, when which part of it is told, and how the response is scored. */
@NullMarked
package dev.muster.drill;

import org.jspecify.annotations.NullMarked;
