package dev.muster.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that could not be made.
 *
 * @param why empty for a private incident's: the reason may hold its words
 */
public record GivenUp(String kind, String incident, Instant since, Optional<String> why) {}
