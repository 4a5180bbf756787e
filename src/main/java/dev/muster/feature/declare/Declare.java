package dev.muster.feature.declare;

import dev.muster.playbook.Playbook;
import dev.muster.slack.Command;
import dev.muster.slack.Modal;
import dev.muster.slack.Shortcut;
import dev.muster.slack.text.Permalinks;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;

/** What this room offers. */
public record Declare(List<Command> commands, List<Modal> modals, List<Shortcut> shortcuts) {
  public static Declare with(
      Incidents incidents, Playbook playbook, Permalinks permalinks, Clock clock) {
    Declaring declaring = new Declaring(incidents, playbook, clock);
    Joining joining = new Joining(incidents);
    return new Declare(
        List.of(new DeclareCommand(declaring), new JoinCommand(joining)),
        List.of(new DeclareModal(declaring, joining)),
        List.of(new DeclareShortcut(declaring), new DeclareFromMessage(declaring, permalinks)));
  }
}
