/** What the operator of one Muster decided: addresses, paths, and nothing secret. */
@NullMarked
package dev.muster.settings;

import org.jspecify.annotations.NullMarked;
