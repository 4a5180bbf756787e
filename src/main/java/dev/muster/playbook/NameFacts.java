package dev.muster.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an incident's names are made of. */
public record NameFacts(
    Instant declared, long number, String severity, @Nullable String service, String title) {}
