/** Where the response stands: moved by a word or a form, told in the war room. */
@NullMarked
package dev.muster.feature.status;

import org.jspecify.annotations.NullMarked;
