/** Who does what: roles given and taken, and command, which one person has at a time. */
@NullMarked
package dev.muster.feature.role;

import org.jspecify.annotations.NullMarked;
