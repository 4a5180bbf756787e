/** What people type, and what becomes of it before an app reads it. */
@NullMarked
package dev.muster.sandbox.text;

import org.jspecify.annotations.NullMarked;
