package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whoever the ladder and the situations call is a handle, or is on call. */
final class TargetRules {
  private TargetRules() {}

  static List<Fault> faults(Value file) {
    NameReferences onCall =
        new NameReferences(
            "one on call", "keys under `on_call`", file.at("on_call").entries().keySet());
    List<Fault> faults = new ArrayList<>();
    Stream.concat(file.at("ladder").items().stream(), file.at("situations").items().stream())
        .flatMap(caller -> caller.at("call").items().stream())
        .filter(called -> !called.text("@").startsWith("@"))
        .forEach(called -> unknown(called, onCall, faults));
    file.at("ladder").items().forEach(step -> neverTaken(step, faults));
    return faults;
  }

  private static void unknown(Value called, NameReferences onCall, List<Fault> faults) {
    onCall
        .fault(called)
        .map(
            fault ->
                new Fault(
                    fault.file(),
                    fault.line(),
                    "nobody is `" + called.text("") + "`",
                    right(fault, onCall)))
        .ifPresent(faults::add);
  }

  private static String right(Fault fault, NameReferences onCall) {
    String handle = "a user group or a person is written in quotes with its @, such as \"@oncall\"";
    if (onCall.names().isEmpty()) {
      return "define it under `on_call`; " + handle;
    }
    return fault.right() + (fault.right().endsWith("?") ? " A" : "; a") + handle.substring(1);
  }

  private static void neverTaken(Value step, List<Fault> faults) {
    Value after = step.at("after");
    boolean one = after.text().filter(text -> text.equals("never")).isPresent();
    boolean each =
        after.text().isEmpty()
            && after.isPresent()
            && after.entries().values().stream().allMatch(v -> v.text("").equals("never"));
    if (one || each) {
      faults.add(
          after.fault(
              "the step `" + step.at("name").text("") + "` is never taken",
              "give a severity a time such as 15m, or take the step away"));
    }
  }
}
