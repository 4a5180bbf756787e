package dev.muster.feature.tell;

import dev.muster.incident.Incident;
import dev.muster.incident.Outreach;
import dev.muster.incident.Prose;
import dev.muster.incident.Pulse;
import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Facts;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.text.Template;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.SlackFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The words with which somebody begins to write to an audience: plain, for they go anywhere. */
public final class Writing {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

  private final Playbooks playbooks;
  private final Names names;
  private final Clock clock;

  public Writing(Playbooks playbooks, Names names, Clock clock) {
    this.playbooks = playbooks;
    this.names = names;
    this.clock = clock;
  }

  /** What waits for them; or the playbook's text for now; or what the war room was told last. */
  String begun(Incident incident, Audience audience) {
    Outreach outreach = incident.progress().outreach();
    return outreach
        .draft(audience.key())
        .map(Outreach.Draft::words)
        .or(() -> template(incident, audience).map(t -> filled(incident, audience, t)))
        .or(() -> incident.pulse().lastUpdate().map(Pulse.StatusUpdate::text))
        .orElse("");
  }

  private static Optional<Template> template(Incident incident, Audience audience) {
    boolean before = incident.progress().outreach().owed(audience.key()).told().isPresent();
    boolean over = incident.milestones().resolved().isPresent();
    Status status = over ? Status.RESOLVED : incident.status();
    return audience.templates().at(status, before).map(Template::new);
  }

  private String filled(Incident incident, Audience audience, Template template) {
    Playbook playbook = playbooks.of(incident);
    ZoneId zone = playbook.businessHours().zone();
    return Facts.of(incident, playbook, Optional.of(audience), clock.instant())
        .in(template, prose -> plain(prose, zone));
  }

  private String plain(Prose prose, ZoneId zone) {
    StringBuilder text = new StringBuilder();
    for (Prose.Part part : prose.parts()) {
      if (part instanceof Prose.Words words) {
        text.append(words.text());
      } else if (part instanceof Prose.Person person) {
        text.append(name(person.id()));
      } else if (part instanceof Prose.Moment moment) {
        text.append(local(moment.at(), zone));
      } else if (part instanceof Prose.Link link) {
        text.append(link.url());
      }
    }
    return text.toString();
  }

  private static String local(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  /** While Slack can't be asked, whoever writes fills in the name. */
  private String name(UserId user) {
    try {
      return names.of(user);
    } catch (SlackFailure failure) {
      return "@" + user;
    }
  }
}
