/**
 * Where a simulated week takes place: a bot that can be killed, its line, its clock, its people.
 */
package dev.muster.simulate.world;
