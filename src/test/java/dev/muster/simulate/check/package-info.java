/** What must be so when a week is over, whatever happened in it. */
package dev.muster.simulate.check;
