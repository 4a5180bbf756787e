/** The core: what an incident is and the only ways in which it changes; java.* only. */
package dev.muster.incident;
