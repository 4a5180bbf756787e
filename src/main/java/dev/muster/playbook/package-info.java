/**
 * What one team decided: its severities, roles, rhythm and names, read from a file and never coded.
 */
@NullMarked
package dev.muster.playbook;

import org.jspecify.annotations.NullMarked;
