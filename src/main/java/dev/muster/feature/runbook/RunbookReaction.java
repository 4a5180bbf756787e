package dev.muster.feature.runbook;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.PendingPost;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChecklistEvent.Checked;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Runbook;
import dev.muster.slack.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suggests, once each, the runbooks of which people's words speak; says what a look gave. */
public final class RunbookReaction implements Reaction {
  /** More would be read by nobody. */
  private static final int MOST_AT_ONCE = 3;

  private final Playbooks playbooks;

  public RunbookReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (happened.event() instanceof Checked checked) {
      return RunbookMessage.checked(happened.incident(), checked).inWarRoom(happened, "checked");
    }
    Incident incident = happened.incident();
    if (happened.event() instanceof AlertHeard heard) {
      return heard.runbook().flatMap(playbooks.of(incident).course()::runbook).stream()
          .filter(runbook -> !Opening.isOpen(incident, runbook))
          .map(runbook -> suggestion(happened, runbook))
          .toList();
    }
    return words(happened.event())
        .map(words -> playbooks.of(incident).course().suggested(words))
        .orElse(List.of())
        .stream()
        .filter(runbook -> !Opening.isOpen(incident, runbook))
        .limit(MOST_AT_ONCE)
        .map(runbook -> suggestion(happened, runbook))
        .toList();
  }

  /** What is said anew. */
  private static Optional<String> words(IncidentEvent event) {
    if (event instanceof Declared declared) {
      return Optional.of(declared.title() + " " + declared.impact().orElse(""));
    }
    return event instanceof UpdatePosted update
        ? Optional.of(
            Stream.of(Optional.of(update.words()), update.impact(), update.hypothesis())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" ")))
        : Optional.empty();
  }

  /** All that is known of it. */
  static String words(Incident incident) {
    return Stream.of(
            Optional.of(incident.title()),
            incident.picture().impact(),
            incident.picture().hypothesis(),
            incident.pulse().lastUpdate().map(update -> update.text()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /** Its key is the runbook's, not the event's: so it is suggested once an incident. */
  private static Delivery suggestion(Happened happened, Runbook runbook) {
    Incident incident = happened.incident();
    String key = "runbook:" + incident.id() + ":" + runbook.name();
    Message suggested = RunbookMessage.suggested(incident, runbook);
    Message message = incident.isDrill() ? suggested.marked() : suggested;
    return incident
        .room()
        .channel()
        .<Delivery>map(
            channel ->
                new Post(
                    key,
                    incident.id(),
                    channel,
                    message.text(),
                    message.blocksJson(),
                    happened.at()))
        .orElseGet(
            () ->
                new PendingPost(
                    key, incident.id(), message.text(), message.blocksJson(), happened.at()));
  }
}
