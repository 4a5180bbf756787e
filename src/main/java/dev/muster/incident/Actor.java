package dev.muster.incident;

import java.util.Optional;

/**
 * On whose word something is recorded.
 *
 * @param request what tells this request from any other, however often it is delivered; empty for
 *     what Muster does by itself
 */
public record Actor(UserId user, Optional<String> request) {
  public static final Actor MUSTER = new Actor(UserId.MUSTER, Optional.empty());

  /** A second thing done by the same request. */
  public Actor also(String step) {
    return new Actor(user, request.map(r -> r + "/" + step));
  }
}
