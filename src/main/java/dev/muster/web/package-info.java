/** What Muster serves over HTTP: health and metrics; and the door for alerts. */
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
