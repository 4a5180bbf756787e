package dev.muster.playbook.text;

/**
 * What is wrong with a text.
 *
 * @param line of the text, from 1
 * @param what after the name of the text and a colon
 * @param right what would be right
 */
public record Mistake(int line, String what, String right) {}
