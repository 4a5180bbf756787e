/** What Muster serves over HTTP: health and metrics. */
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
