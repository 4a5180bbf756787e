/** The record as files in the war room. */
@NullMarked
package dev.muster.feature.export;

import org.jspecify.annotations.NullMarked;
