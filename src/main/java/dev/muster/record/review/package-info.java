/** The post-mortem of an incident: what people wrote, and the facts that the record has for it. */
@NullMarked
package dev.muster.record.review;

import org.jspecify.annotations.NullMarked;
