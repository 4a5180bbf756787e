/** What {@code muster doctor} looks at: a finding for each thing, with what to do about a fault. */
@NullMarked
package dev.muster.doctor;

import org.jspecify.annotations.NullMarked;
