package dev.muster.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scenarios that can be played, in the order in which they are offered. */
public record Scenarios(List<Scenario> all) {
  public Scenarios {
    all = List.copyOf(all);
  }

  /** Those that every Muster has. */
  public static Scenarios shipped() {
    return new Scenarios(ScenarioFile.shipped());
  }

  /** With a team's own before them; one of the same name takes the other's place. */
  public Scenarios with(List<Scenario> own) {
    List<Scenario> both = new ArrayList<>(own);
    all.stream()
        .filter(shipped -> own.stream().noneMatch(o -> o.name().equals(shipped.name())))
        .forEach(both::add);
    return new Scenarios(both);
  }

  public Optional<Scenario> named(String name) {
    return all.stream().filter(scenario -> scenario.name().equalsIgnoreCase(name)).findFirst();
  }

  public List<String> names() {
    return all.stream().map(Scenario::name).toList();
  }
}
