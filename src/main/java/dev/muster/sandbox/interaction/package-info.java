/** What a person does that the app is asked about: commands, shortcuts, buttons, forms. */
@NullMarked
package dev.muster.sandbox.interaction;

import org.jspecify.annotations.NullMarked;
