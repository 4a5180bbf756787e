package dev.muster.feature.role;

import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The playbook's roles by what people call them: key, title or alias. */
final class RoleNames {
  private final Playbook playbook;

  RoleNames(Playbook playbook) {
    this.playbook = playbook;
  }

  List<RoleDescription> all() {
    return playbook.roles();
  }

  RoleDescription commander() {
    return playbook
        .role(Role.COMMANDER)
        .orElseThrow(() -> new IllegalStateException("A playbook without a commander"));
  }

  Optional<RoleDescription> find(String typed) {
    return typed.equalsIgnoreCase("command") ? Optional.of(commander()) : playbook.role(typed);
  }

  /** The role that was meant, or what there is. */
  RoleDescription read(String typed) {
    return find(typed).orElseThrow(() -> unknown(typed));
  }

  private Refused unknown(String typed) {
    Optional<RoleDescription> near = near(typed);
    return new Refused(
        "There is no role "
            + Mrkdwn.escape(typed)
            + " here."
            + near.map(role -> " Did you mean " + Mrkdwn.escape(role.title()) + "?").orElse("")
            + " "
            + choice(),
        near.map(role -> new Refused.Slip(typed, role.key())));
  }

  /** The sentence that says which exist. */
  String choice() {
    return "There are "
        + all().stream().map(role -> Mrkdwn.escape(role.title())).collect(Collectors.joining(", "))
        + ".";
  }

  private Optional<RoleDescription> near(String typed) {
    List<String> words =
        all().stream()
            .flatMap(
                role -> Stream.concat(Stream.of(role.key(), role.title()), role.aliases().stream()))
            .toList();
    return DidYouMean.among(words, typed).flatMap(playbook::role);
  }
}
