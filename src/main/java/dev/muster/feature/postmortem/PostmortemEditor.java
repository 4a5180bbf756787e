package dev.muster.feature.postmortem;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.PostmortemEvent.OwnerNamed;
import dev.muster.incident.PostmortemEvent.ReviewAsked;
import dev.muster.incident.PostmortemEvent.Reviewed;
import dev.muster.incident.PostmortemEvent.SectionWritten;
import dev.muster.incident.PostmortemEvent.TimesCorrected;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.record.review.Pasted;
import dev.muster.record.review.Sections;
import dev.muster.record.review.Sections.Section;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What writing a post-mortem means, whichever way it is done. */
public final class PostmortemEditor {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Playbooks playbooks;
  private final Clock clock;

  public PostmortemEditor(
      Incidents incidents, Timeline timeline, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }

  Playbook playbook(Incident incident) {
    return playbooks.of(incident);
  }

  /** With what stands in them. */
  Sections sections(Incident incident) {
    return Sections.of(incident, playbook(incident), timeline.of(incident.id()));
  }

  /** How times are read that people type about it. */
  WhenItWas when(Incident incident) {
    return new WhenItWas(
        incident.milestones().declared(), playbook(incident).businessHours().zone());
  }

  /** Each of these writes on the record, and returns what to tell the asker. */
  String write(Actor actor, IncidentId id, String heading, String words) {
    Incident incident = incidents.record(id, actor, i -> new SectionWritten(heading, words));
    return "“" + Mrkdwn.escape(heading) + "” is written." + left(incident);
  }

  String paste(Actor actor, IncidentId id, String markdown) {
    Incident incident = incident(id);
    Sections sections = sections(incident);
    Map<String, String> found = parts(markdown, sections);
    List<String> known = sections.all().stream().map(Section::heading).toList();
    List<String> added = found.keySet().stream().filter(h -> !known.contains(h)).toList();
    int number = 0;
    for (Map.Entry<String, String> part : found.entrySet()) {
      number++;
      incident =
          incidents.record(
              id,
              actor.also(Integer.toString(number)),
              i -> new SectionWritten(part.getKey(), part.getValue()));
    }
    return "Written: "
        + names(new ArrayList<>(found.keySet()))
        + "."
        + (added.isEmpty()
            ? ""
            : " Not in the playbook, and kept as sections: " + names(added) + ".")
        + left(incident);
  }

  /** What stands above the first heading is a summary. */
  private static Map<String, String> parts(String markdown, Sections sections) {
    Pasted pasted = Pasted.of(markdown, sections);
    if (pasted.before().isEmpty()) {
      if (pasted.words().isEmpty()) {
        throw new Refused("There is nothing in it but headings.");
      }
      return pasted.words();
    }
    String first = sections.headed("Summary").map(Section::heading).orElse("Summary");
    Map<String, String> all = new LinkedHashMap<>(pasted.words());
    all.merge(first, pasted.before(), (section, before) -> before + "\n\n" + section);
    return all;
  }

  String owner(Actor actor, IncidentId id, UserId owner) {
    incidents.record(
        id, actor, incident -> new OwnerNamed(owner, incident.ending().review().owner()));
    return Mrkdwn.user(owner) + " sees to the post-mortem of " + id + " now.";
  }

  String times(Actor actor, IncidentId id, TimesCorrected times) {
    Incident incident = incidents.record(id, actor, i -> times);
    return "Noted. It began "
        + Mrkdwn.dayAndTime(incident.milestones().started())
        + " and was noticed "
        + Mrkdwn.dayAndTime(incident.milestones().detected())
        + incident
            .milestones()
            .mitigated()
            .map(at -> ", mitigated " + Mrkdwn.dayAndTime(at))
            .orElse("")
        + ".";
  }

  String askForReview(Actor actor, IncidentId id) {
    Incident incident = incidents.record(id, actor, i -> new ReviewAsked());
    return RoomWords.later(incident, "People are asked to look at it") + left(incident);
  }

  String reviewed(Actor actor, IncidentId id) {
    incidents.record(id, actor, i -> new Reviewed());
    return "The post-mortem of "
        + id
        + " is reviewed. `/incident close` when nothing is left to do.";
  }

  /** Has the document brought into the war room. */
  String upload(Actor actor, Incident incident) {
    incidents.enqueue(
        Document.file(incident, actor.request().orElse("asked"), clock.instant())
            .orElseThrow(() -> noRoom(incident)));
    return "The post-mortem comes into the war room's files in a moment, as Markdown.";
  }

  /** Has it shown in the war room's canvas, whatever stands there now. */
  String show(Incident incident) {
    if (incident.room().channel().isEmpty()) {
      throw noRoom(incident);
    }
    incidents.enqueue(CanvasCourier.taken(incident.id(), clock.instant()));
    return "The war room's canvas shows the post-mortem in a moment, instead of what stood there."
        + " If Slack doesn't let it, `/incident postmortem` says why.";
  }

  static Refused noRoom(Incident incident) {
    return new Refused("It would go into the war room. " + RoomWords.where(incident));
  }

  private String left(Incident incident) {
    List<Section> missing = Sections.outline(incident, playbook(incident)).missing();
    return missing.isEmpty()
        ? " No section is empty any more."
        : " Still to be written: " + names(missing.stream().map(Section::name).toList()) + ".";
  }

  static String names(List<String> headings) {
    return headings.stream().map(Mrkdwn::escape).collect(Collectors.joining(", "));
  }

  /** A person that somebody typed. */
  static UserId mustBeSomebody(Optional<UserId> user) {
    return user.orElseThrow(
        () -> new Refused("Say who sees to it: `/incident postmortem owner @user`."));
  }
}
