/** Texts with gaps, as a playbook writes them: what may stand in them, and how they are filled. */
@NullMarked
package dev.muster.playbook.text;

import org.jspecify.annotations.NullMarked;
