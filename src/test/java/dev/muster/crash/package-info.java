/**
 * The bot as a process of its own, killed with -9 again and again while people work with it: what
 * was acknowledged must be there in the end, once.
 */
package dev.muster.crash;
