package dev.muster.drill;

import dev.muster.yaml.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario that can't be used, with every reason at once. */
public final class ScenarioFaults extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  ScenarioFaults(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
