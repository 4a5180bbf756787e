/**
 * Slack's own clients, unchanged, against the practice workspace: witnesses that nobody here wrote.
 */
package dev.muster.witness;
