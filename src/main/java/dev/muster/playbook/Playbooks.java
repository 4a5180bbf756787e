package dev.muster.playbook;

import dev.muster.incident.Incident;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The playbooks of one Muster, and which of them an incident goes by: the one that it was declared
 * with, as it was then.
 */
public final class Playbooks {
  private static final Logger LOG = LoggerFactory.getLogger(Playbooks.class);

  private final List<Playbook> all;
  private final Shelf shelf;

  /** By the hash of its text; empty for one that can't be read any more. */
  private final Map<String, Optional<Playbook>> known = new ConcurrentHashMap<>();

  /** By the hash of its text and the pace: as drills go by it. */
  private final Map<String, Playbook> drilled = new ConcurrentHashMap<>();

  private volatile Optional<String> first = Optional.empty();

  /** Where the texts are kept that incidents were declared with. */
  public interface Shelf {
    Optional<PlaybookText> find(String hash);

    /** The first that was ever put there: incidents that name none go by it. */
    Optional<PlaybookText> first();
  }

  private Playbooks(List<Playbook> all, Shelf shelf) {
    this.all = List.copyOf(all);
    this.shelf = shelf;
    all.forEach(playbook -> known.put(playbook.text().hash(), Optional.of(playbook)));
  }

  /** Where there is but one. */
  public static Playbooks only(Playbook playbook) {
    return inForce(List.of(playbook));
  }

  /**
   * Some side by side.
   *
   * @param all the usual one first; each has a name of its own
   */
  public static Playbooks inForce(List<Playbook> all) {
    return new Playbooks(all, new Bare());
  }

  /** The same, with those that were in force before. */
  public Playbooks with(Shelf kept) {
    return new Playbooks(all, kept);
  }

  /** By this one an incident goes, whatever is in force now. */
  public Playbook of(Incident incident) {
    Playbook kept = kept(incident);
    return incident
        .identity()
        .drill()
        .map(
            drill ->
                drilled.computeIfAbsent(
                    kept.text().hash() + drill.pace(), key -> AcceleratedPlaybook.of(kept, drill)))
        .orElse(kept);
  }

  private Playbook kept(Incident incident) {
    return incident
        .identity()
        .edition()
        .or(this::first)
        .flatMap(this::edition)
        .orElseGet(this::usual);
  }

  /** Of incidents from a time when none was kept. */
  private Optional<String> first() {
    if (first.isEmpty()) {
      first = shelf.first().map(PlaybookText::hash);
    }
    return first;
  }

  private Optional<Playbook> edition(String hash) {
    return known.computeIfAbsent(hash, this::taken);
  }

  private Optional<Playbook> taken(String hash) {
    Optional<PlaybookText> text = shelf.find(hash);
    if (text.isEmpty()) {
      LOG.warn("The playbook {} is not in the store; its incidents go by the usual one", hash);
      return Optional.empty();
    }
    try {
      return Optional.of(PlaybookFile.read(text.get()));
    } catch (PlaybookFaults e) {
      LOG.warn(
          "The playbook {} as it was once can't be read any more, its incidents go by the usual one: {}",
          text.get().name(),
          e.faults());
      return Optional.empty();
    }
  }

  /** For what is about no incident yet, and nobody chose. */
  public Playbook usual() {
    return all.get(0);
  }

  /** Those in force: by one of them a new incident goes. The usual one is the first. */
  public List<Playbook> all() {
    return all;
  }

  /** One of those in force, by its name. */
  public Optional<Playbook> named(String name) {
    return all.stream().filter(playbook -> playbook.name().equals(name)).findFirst();
  }

  /** The one that is used for this service. */
  public Optional<Playbook> forService(String service) {
    return all.stream().filter(playbook -> playbook.usedFor().service(service)).findFirst();
  }

  /** The one that is used for what is declared in this channel, by its name or id. */
  public Optional<Playbook> forChannel(String nameOrId) {
    return all.stream().filter(playbook -> playbook.usedFor().channel(nameOrId)).findFirst();
  }

  /** Those that have a level called so. */
  public List<Playbook> withSeverity(String typed) {
    return all.stream().filter(playbook -> playbook.severity(typed).isPresent()).toList();
  }

  /** Nothing is kept on it. */
  private record Bare() implements Shelf {
    @Override
    public Optional<PlaybookText> find(String hash) {
      return Optional.empty();
    }

    @Override
    public Optional<PlaybookText> first() {
      return Optional.empty();
    }
  }
}
