/** The Web API's front door: tokens, rate limits, faults, the record of calls. */
@NullMarked
package dev.muster.sandbox.api;

import org.jspecify.annotations.NullMarked;
