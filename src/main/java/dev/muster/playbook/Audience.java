package dev.muster.playbook;

import dev.muster.incident.Status;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who is kept informed.
 *
 * @param key as the playbook file writes it: {@code status_page}
 * @param channel where Muster posts for them: a channel's name or id; empty where people put it
 *     elsewhere themselves
 * @param approver the role that must approve a text before it is sent; empty if none must
 * @param url where people put it, or read it
 */
public record Audience(
    String key,
    String title,
    Optional<String> channel,
    Optional<String> approver,
    Optional<String> url,
    Templates templates) {
  /** The incident's own channel, which every playbook has. */
  public static final String WAR_ROOM = "war_room";

  /**
   * The texts, as Mustache.
   *
   * @param first of the first one
   * @param update of the later ones
   * @param byStatus of those that are sent in one status, before the others
   */
  public record Templates(
      Optional<String> first, Optional<String> update, Map<Status, String> byStatus) {
    static final Templates NONE = new Templates(Optional.empty(), Optional.empty(), Map.of());

    public Templates {
      byStatus = Map.copyOf(byStatus);
    }

    /**
     * The one to begin from.
     *
     * @param before whether one was sent before
     */
    public Optional<String> at(Status status, boolean before) {
      Optional<String> general = before ? update.or(() -> first) : first.or(() -> update);
      return Optional.ofNullable(byStatus.get(status)).or(() -> general);
    }
  }
}
