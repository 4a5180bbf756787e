/**
 * The pinned card that is always true, and what says the same elsewhere: topic and announcement.
 */
@NullMarked
package dev.muster.feature.headline;

import org.jspecify.annotations.NullMarked;
