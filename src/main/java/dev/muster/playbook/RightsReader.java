package dev.muster.playbook;

import dev.muster.playbook.Rights.Called;
import dev.muster.playbook.Rights.Holder;
import dev.muster.playbook.Rights.InRole;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Nearest;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads who may do what, and says where a role is named that there isn't. */
final class RightsReader {
  private RightsReader() {}

  static Rights read(Value rights, List<RoleDescription> roles) {
    Map<Right, List<Holder>> kept = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      List<Holder> holders =
          rights.at(right.key()).texts().stream().map(word -> holder(word, roles)).toList();
      if (!holders.isEmpty()) {
        kept.put(right, holders);
      }
    }
    return new Rights(kept);
  }

  private static Holder holder(String word, List<RoleDescription> roles) {
    return isHandle(word) ? new Called(word) : new InRole(role(word, roles).orElseThrow().role());
  }

  private static boolean isHandle(String word) {
    return word.startsWith("@");
  }

  private static Optional<RoleDescription> role(String word, List<RoleDescription> roles) {
    return roles.stream().filter(role -> role.isCalled(word)).findFirst();
  }

  /** Roles that are named and that there are not. */
  static List<Fault> faults(Value rights, List<RoleDescription> roles) {
    List<Fault> faults = new ArrayList<>();
    for (Right right : Right.values()) {
      for (Value named : rights.at(right.key()).items()) {
        String word = named.text("");
        if (!word.isEmpty() && !isHandle(word) && role(word, roles).isEmpty()) {
          faults.add(named.fault("there is no role `" + word + "`", meant(word, roles)));
        }
      }
    }
    return faults;
  }

  private static String meant(String word, List<RoleDescription> roles) {
    List<String> words =
        roles.stream()
            .flatMap(r -> Stream.concat(Stream.of(r.key(), r.title()), r.aliases().stream()))
            .toList();
    String role =
        Nearest.to(word, words)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "the roles are "
                    + String.join(", ", roles.stream().map(RoleDescription::key).toList()));
    return role
        + (role.endsWith("?") ? " A" : "; a")
        + " user group or a person is written in quotes with its @, such as \"@oncall\"";
  }
}
