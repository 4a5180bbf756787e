package dev.muster.incident;

import java.time.Instant;

/** Who plays which role, since when. One person a role. */
public record Assignment(Role role, UserId holder, Instant since) {}
