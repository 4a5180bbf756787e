package dev.muster.audit;

/**
 * Something due that did not happen.
 *
 * @param what which: the same as long as it is missed, and no other thing's
 * @param how what is wrong with it, to follow it
 */
public record Missed(String what, String how) {}
