/** The Web API's methods. */
@NullMarked
package dev.muster.sandbox.method;

import org.jspecify.annotations.NullMarked;
