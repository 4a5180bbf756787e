/** The post-mortem: drafted from the record, written section by section, looked at together. */
@NullMarked
package dev.muster.feature.postmortem;

import org.jspecify.annotations.NullMarked;
