/** The Home tab: what is open, what part one has in it, and the way to declare. */
@NullMarked
package dev.muster.feature.home;

import org.jspecify.annotations.NullMarked;
