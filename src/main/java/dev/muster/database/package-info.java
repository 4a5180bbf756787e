/** The embedded database: opened once, migrated, written by one transaction at a time. */
@NullMarked
package dev.muster.database;

import org.jspecify.annotations.NullMarked;
