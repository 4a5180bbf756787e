package dev.muster.playbook;

import dev.muster.incident.Status;
import java.util.List;

/** A stretch of an incident with its checklist; it begins when the incident takes that status. */
public record Phase(String name, Status status, List<String> checklist) {

  public Phase {
    checklist = List.copyOf(checklist);
  }
}
