package dev.muster.feature.timeline;

import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /incident note 14:05 restarted the database}. */
public final class NoteCommand implements Command {
  private final Noting noting;

  public NoteCommand(Noting noting) {
    this.noting = noting;
  }

  @Override
  public String name() {
    return "note";
  }

  @Override
  public String usage() {
    return "[14:05] <text>";
  }

  @Override
  public String summary() {
    return "puts a line on the timeline; a time or -10m before it dates it back";
  }

  @Override
  public List<String> aliases() {
    return List.of("log");
  }

  @Override
  public Reply run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    String first = arguments.first();
    Optional<Instant> about = noting.backDate(invocation.here().id()).read(first);
    Optional<String> words = (about.isPresent() ? arguments.rest() : arguments).anyWords();
    return words
        .map(w -> Reply.told(noting.note(invocation.actor(), invocation.here().id(), w, about)))
        .orElseGet(() -> Reply.opens(NoteModal.view(noting, invocation, first)));
  }
}
