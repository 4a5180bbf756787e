package dev.muster.incident;

/** The name people say: {@code INC-42}. Unique in one store, never reused. */
public record IncidentId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
