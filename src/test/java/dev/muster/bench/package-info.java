/**
 * Measures what the project promises, side by side with what it replaced; run by {@code mvn -Pbench
 * test}.
 */
package dev.muster.bench;
