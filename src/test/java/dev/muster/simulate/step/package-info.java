/** What people do in a simulated week, and what happens to them. */
package dev.muster.simulate.step;
