/** The practice workspace, from outside: over its own port. */
package dev.muster.sandbox;
