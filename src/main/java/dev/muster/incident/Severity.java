package dev.muster.incident;

/**
 * How bad it is, in one team's words.
 *
 * @param name as the playbook writes it: {@code SEV-1}, {@code P0}
 * @param rank 0 is the highest of that playbook
 */
public record Severity(String name, int rank) {
  public boolean isHigherThan(Severity other) {
    return rank < other.rank;
  }

  @Override
  public String toString() {
    return name;
  }
}
