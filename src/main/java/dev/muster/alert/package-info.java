/** Machines that declare: takes their alerts in, and does with them what the playbook says. */
@NullMarked
package dev.muster.alert;

import org.jspecify.annotations.NullMarked;
