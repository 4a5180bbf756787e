package dev.muster.sandbox.control;

/**
 * What may be typed behind a command, told by whoever knows the app: the workspace itself knows of
 * it only what its manifest says.
 *
 * @param command {@code /incident}
 * @param words what follows it: {@code severity}
 * @param usage what follows those: {@code <level> [why]}; empty for nothing
 * @param summary what it does, in a few words
 */
public record Completion(String command, String words, String usage, String summary) {}
