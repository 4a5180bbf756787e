package dev.muster.feature.postmortem;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.PostmortemEvent.TimesCorrected;
import dev.muster.incident.Refused;
import dev.muster.record.review.Sections;
import dev.muster.record.review.Sections.Named;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /incident postmortem root cause the pool was too small}; alone, shows how far it is. */
public final class PostmortemCommand implements Command {
  private final PostmortemEditor recounting;

  public PostmortemCommand(PostmortemEditor recounting) {
    this.recounting = recounting;
  }

  @Override
  public String name() {
    return "postmortem";
  }

  @Override
  public String usage() {
    return "[section] [text]";
  }

  @Override
  public String summary() {
    return "the post-mortem: alone, how far it is, with all its buttons; with a section, writes it";
  }

  @Override
  public List<String> aliases() {
    return List.of("post-mortem", "pm");
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    IncidentId id = incident.id();
    Actor actor = invocation.actor();
    Forms.Context context = Forms.Context.of(invocation);
    return switch (arguments.first().toLowerCase(Locale.ROOT)) {
      case "" -> Reply.told(PostmortemMessage.panel(incident, recounting.playbook(incident)));
      case "write" -> section(invocation, arguments.rest());
      case "paste" -> Reply.opens(PasteModal.view(context, incident));
      case "times" -> Reply.opens(DetailsModal.view(context, incident, recounting));
      case "owner" ->
          Reply.told(
              recounting.owner(
                  actor, id, PostmortemEditor.mustBeSomebody(arguments.rest().user())));
      case "began" -> times(invocation, at -> new TimesCorrected(at, none(), none()));
      case "noticed" -> times(invocation, at -> new TimesCorrected(none(), at, none()));
      case "mitigated" -> times(invocation, at -> new TimesCorrected(none(), none(), at));
      case "review" -> Reply.told(recounting.askForReview(actor, id));
      case "reviewed" -> Reply.told(recounting.reviewed(actor, id));
      case "file" -> Reply.told(recounting.upload(actor, incident));
      case "canvas" -> Reply.told(recounting.show(incident));
      default -> section(invocation, arguments);
    };
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  /** One of the times. */
  private interface Corrects {
    TimesCorrected by(Optional<Instant> at);
  }

  private Reply times(Invocation invocation, Corrects corrects) {
    Incident incident = invocation.here();
    Instant at = recounting.when(incident).read(invocation.arguments().rest().words());
    return Reply.told(
        recounting.times(invocation.actor(), incident.id(), corrects.by(Optional.of(at))));
  }

  private Reply section(Invocation invocation, Arguments arguments) {
    Incident incident = invocation.here();
    Sections sections = recounting.sections(incident);
    Named named =
        sections
            .named(arguments.words())
            .orElseThrow(
                () ->
                    new Refused(
                        "There is no such section. There are "
                            + PostmortemEditor.names(
                                sections.all().stream().map(Sections.Section::name).toList())
                            + "; their numbers will do. `/incident postmortem` shows them."));
    return named.rest().isEmpty()
        ? Reply.opens(SectionModal.view(Forms.Context.of(invocation), incident, named.section()))
        : Reply.told(
            recounting.write(
                invocation.actor(), incident.id(), named.section().heading(), named.rest()));
  }
}
