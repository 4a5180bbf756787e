package dev.muster.incident;

import dev.muster.incident.ActionItem.Asked;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Ended;
import dev.muster.incident.ActionItem.How;
import dev.muster.incident.ActionItem.Source;
import dev.muster.incident.ActionItem.Terms;
import java.time.Instant;
import java.util.Optional;

/** Action items: what is to be done so that it doesn't come back. They outlive the incident. */
public sealed interface FollowingUp extends IncidentEvent {
  /** As many as one incident takes. */
  int MOST = 200;

  /** Which of the incident's it is about. */
  int number();

  private static Incident with(Incident incident, ActionItem item) {
    return incident.with(incident.ending().with(incident.ending().followUps().with(item)));
  }

  private static ActionItem open(Incident incident, int number) {
    ActionItem item = Rules.action(incident, number);
    item.ended()
        .ifPresent(
            end -> {
              throw new Refused(
                  item.ref()
                      + " is "
                      + end.how().word()
                      + " already. If it is not: `/incident action "
                      + item.ref()
                      + " again`.");
            });
    return item;
  }

  private static Prose named(int number) {
    return Prose.of("Action item ", ActionItem.ref(number));
  }

  private static Prose said(Prose line, Terms terms) {
    Prose words = line.and(": ", Prose.mentioning(terms.words()));
    Prose owned = terms.owner().map(owner -> words.and(" (", owner, ")")).orElse(words);
    return terms.due().map(due -> owned.and(", by " + due.text())).orElse(owned);
  }

  /** There is one more. */
  record ActionAdded(int number, Terms terms, Optional<Source> source) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      FollowUps before = incident.ending().followUps();
      source
          .flatMap(s -> before.of(s.channel(), s.ts()))
          .ifPresent(
              same -> {
                throw new Refused("That message is action item " + same.ref() + " already.");
              });
      if (before.items().size() >= MOST) {
        throw new Refused(
            "An incident holds " + MOST + " action items at most. Put it into one that is there.");
      }
      return with(
          incident,
          new ActionItem(number, terms, Optional.empty(), source, Asked.since(stamp.at())));
    }

    @Override
    public Prose text() {
      Prose line = said(named(number), terms);
      return source
          .map(s -> line.and(" (", new Prose.Link(s.permalink(), "message"), ")"))
          .orElse(line);
    }
  }

  /** It says something else, somebody else has it, or it is due on another day. */
  record ActionChanged(int number, Terms terms, Terms before) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      ActionItem item = open(incident, number);
      if (item.terms().equals(terms)) {
        throw new Refused("Action item " + item.ref() + " is so already.");
      }
      return with(incident, item.with(terms, stamp.at()));
    }

    @Override
    public Prose text() {
      Prose line = said(named(number).and(" now"), terms);
      if (!terms.words().equals(before.words())) {
        line = line.and("; it said: ", Prose.mentioning(before.words()));
      }
      if (!terms.owner().equals(before.owner())) {
        line = line.and("; before: ", before.owner().<Object>map(o -> o).orElse("nobody"));
      }
      return terms.due().equals(before.due())
          ? line
          : line.and("; due before: ", before.due().map(Deadline::text).orElse("no day"));
    }
  }

  record ActionDone(int number, String words) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return with(incident, open(incident, number).with(ended(How.DONE, stamp, Optional.empty())));
    }

    @Override
    public Prose text() {
      return named(number).and(" is done: ", Prose.mentioning(words));
    }
  }

  /** Nobody is going to do it. */
  record ActionDropped(int number, String words, Optional<String> why) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return with(incident, open(incident, number).with(ended(How.DROPPED, stamp, why)));
    }

    @Override
    public Prose text() {
      Prose line = named(number).and(" is dropped: ", Prose.mentioning(words));
      return why.map(w -> line.and(" (", w, ")")).orElse(line);
    }
  }

  private static Optional<Ended> ended(How how, Stamp stamp, Optional<String> why) {
    return Optional.of(new Ended(how, stamp.by(), stamp.at(), why));
  }

  /** It was not done after all. */
  record ActionReopened(int number, String words) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      ActionItem item = Rules.action(incident, number);
      if (item.isOpen()) {
        throw new Refused("Action item " + item.ref() + " is open.");
      }
      return with(incident, item.with(Optional.empty()));
    }

    @Override
    public Prose text() {
      return named(number).and(" is open again: ", Prose.mentioning(words));
    }
  }

  /**
   * Whoever has it is reminded.
   *
   * @param time 0 before it is due, from 1 on since
   * @param missed when this was to be, if it is late
   */
  record ActionReminded(int number, Terms terms, int time, Optional<Instant> missed)
      implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      ActionItem item = Rules.action(incident, number);
      return with(incident, item.with(item.asked().again(time, stamp.at())));
    }

    @Override
    public Prose text() {
      return Rules.late(
          said(named(number).and(time == 0 ? " is due soon" : " is overdue"), terms), missed);
    }
  }

  /**
   * It is overdue for long: who else hears of it.
   *
   * @param lead as the playbook writes it
   * @param mention how a message calls them; empty if nobody here is called so
   * @param person where it is one person
   */
  record ActionLeadFound(
      int number, Terms terms, String lead, Optional<String> mention, Optional<UserId> person)
      implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident;
    }

    @Override
    public Prose text() {
      return Prose.of(
          "Told of the overdue action item ",
          ActionItem.ref(number),
          ": ",
          person.<Object>map(p -> p).orElse(lead));
    }
  }

  /** The message that it was made of says something else, and so does it. */
  record ActionMessageEdited(int number, String words, String before) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      ActionItem item = Rules.action(incident, number);
      return with(incident, item.edited(words));
    }

    @Override
    public Prose text() {
      return named(number)
          .and(
              ": its message was edited, it now says: ",
              Prose.mentioning(words),
              "; before: ",
              Prose.mentioning(before));
    }
  }

  /** The message that it was made of is gone from Slack; it stays. */
  record ActionMessageDeleted(int number, String words) implements FollowingUp {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.action(incident, number);
      return incident;
    }

    @Override
    public Prose text() {
      return named(number)
          .and(": its message was deleted, the item stays: ", Prose.mentioning(words));
    }
  }
}
