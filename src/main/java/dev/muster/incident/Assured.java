package dev.muster.incident;

/**
 * Who was told, before it was delivered, what a message would show. If it can't be posted, they are
 * told so.
 *
 * @param what the timeline's line of it, as Slack shows it
 */
public record Assured(UserId who, String what) {}
