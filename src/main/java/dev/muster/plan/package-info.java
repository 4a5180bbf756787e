/**
 * What Muster will do by itself, and when: pure, from an incident as it stands and its playbook.
 */
@NullMarked
package dev.muster.plan;

import org.jspecify.annotations.NullMarked;
