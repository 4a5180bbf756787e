/**
 * The simulator of bad weeks: the whole bot, random people, random misfortune, and what must hold.
 */
package dev.muster.simulate;
