package dev.muster.playbook;

import dev.muster.incident.Incident;
import java.util.List;
import java.util.Optional;

/** The playbooks of one Muster, and which of them an incident goes by. */
public final class Playbooks {
  private final List<Playbook> all;

  private Playbooks(List<Playbook> all) {
    this.all = List.copyOf(all);
  }

  /** Where there is but one. */
  public static Playbooks only(Playbook playbook) {
    return new Playbooks(List.of(playbook));
  }

  /** By this one an incident goes, whatever is in force now. */
  public Playbook of(Incident incident) {
    return named(incident.identity().playbook()).orElseGet(this::usual);
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
}
