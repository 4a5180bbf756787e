package dev.muster.feature.tell;

import dev.muster.incident.AudienceState;
import dev.muster.incident.Incident;
import dev.muster.incident.RichText;
import dev.muster.incident.Status;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UserId;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.TemplateValues;
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
public final class AudienceDraft {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

  private final Playbooks playbooks;
  private final Names names;
  private final Clock clock;

  public AudienceDraft(Playbooks playbooks, Names names, Clock clock) {
    this.playbooks = playbooks;
    this.names = names;
    this.clock = clock;
  }

  /** What waits for them; or the playbook's text for now; or what the war room was told last. */
  String begun(Incident incident, Audience audience) {
    AudienceState outreach = incident.progress().outreach();
    return outreach
        .draft(audience.key())
        .map(AudienceState.Draft::words)
        .or(() -> template(incident, audience).map(t -> filled(incident, audience, t)))
        .or(() -> incident.pulse().lastUpdate().map(UpdateClock.StatusUpdate::text))
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
    return TemplateValues.of(incident, playbook, Optional.of(audience), clock.instant())
        .in(template, prose -> plain(prose, zone));
  }

  private String plain(RichText prose, ZoneId zone) {
    StringBuilder text = new StringBuilder();
    for (RichText.Part part : prose.parts()) {
      if (part instanceof RichText.Words words) {
        text.append(words.text());
      } else if (part instanceof RichText.Person person) {
        text.append(name(person.id()));
      } else if (part instanceof RichText.Moment moment) {
        text.append(local(moment.at(), zone));
      } else if (part instanceof RichText.Link link) {
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
