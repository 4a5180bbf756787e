/** Files that people are given. */
@NullMarked
package dev.muster.slack.file;

import org.jspecify.annotations.NullMarked;
