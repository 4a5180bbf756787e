/** Private read-outs: catch up on an incident, see who does what, find incidents. */
@NullMarked
package dev.muster.feature.report;

import org.jspecify.annotations.NullMarked;
