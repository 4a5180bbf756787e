/** What somebody does now: given, asked after when its time is over, done. */
@NullMarked
package dev.muster.feature.task;

import org.jspecify.annotations.NullMarked;
