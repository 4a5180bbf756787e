package dev.muster.incident;

import java.time.Instant;
import java.util.Optional;

/** Where the incident shows, as learnt from those who delivered it. */
public sealed interface Surface extends IncidentEvent {
  /** Slack made the war room. */
  record ChannelOpened(ChannelId channel, String name) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.room().opened(channel, name));
    }

    @Override
    public Prose text() {
      return Prose.of("War room #", name, " opened");
    }
  }

  /** Which message is the headline. */
  record HeadlinePosted(String ts) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.room().headlined(ts));
    }

    @Override
    public Prose text() {
      return Prose.of("Headline posted");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** Which message is the checklist of this number. */
  record ListPosted(int list, String ts) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      return incident.with(progress.with(progress.work().posted(list, ts)));
    }

    @Override
    public Prose text() {
      return Prose.of("Checklist posted");
    }

    @Override
    public Weight weight() {
      return Weight.HOUSEKEEPING;
    }
  }

  /** Which message announced it. */
  record Announced(ChannelId channel, String ts) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.room().announced(channel, ts));
    }

    @Override
    public Prose text() {
      return Prose.of("Announced");
    }
  }

  /** Something Slack or another outlet would not do, for good. */
  record StepFailed(String step, String why) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of("Could not ", Prose.mentioning(step), ": ", why);
    }
  }

  /** A message that Slack would not take, for good. What it said is in an entry of its own. */
  record NotPosted(ChannelId where, String why) implements Surface {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of("Could not post a message: ", why);
    }
  }

  /** It is closed long enough: nobody needs the war room any more. */
  record ArchiveDue(Optional<Instant> missed) implements Surface {
    public static final String KEY = "archive";

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.progress().did(KEY, stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("The war room is to be archived"), missed);
    }
  }
}
