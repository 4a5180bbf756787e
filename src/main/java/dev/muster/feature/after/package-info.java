/** What is due once an incident is over: the post-mortem, and the end of its war room. */
@NullMarked
package dev.muster.feature.after;

import org.jspecify.annotations.NullMarked;
