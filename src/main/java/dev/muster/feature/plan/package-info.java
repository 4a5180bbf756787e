/** What the plan foresees happens when it is due: ladder, timeboxes, phases, tasks, audiences. */
@NullMarked
package dev.muster.feature.plan;

import org.jspecify.annotations.NullMarked;
