package dev.muster.feature.status;

import dev.muster.incident.Status;
import dev.muster.slack.Arguments;

/** A status as somebody typed it, and what they typed after it. */
record TypedStatus(Status status, Arguments rest) {}
