/** Private read-outs: catch up on an incident, see who does what, find incidents. */
@NullMarked
package dev.muster.feature.overview;

import org.jspecify.annotations.NullMarked;
