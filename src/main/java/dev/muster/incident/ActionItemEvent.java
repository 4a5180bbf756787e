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
public sealed interface ActionItemEvent extends IncidentEvent {
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

  private static RichText named(int number) {
    return RichText.of("Action item ", ActionItem.ref(number));
  }

  private static RichText said(RichText line, Terms terms) {
    RichText words = line.and(": ", RichText.mentioning(terms.words()));
    RichText owned = terms.owner().map(owner -> words.and(" (", owner, ")")).orElse(words);
    return terms.due().map(due -> owned.and(", by " + due.text())).orElse(owned);
  }

  /** There is one more. */
  record ActionAdded(int number, Terms terms, Optional<Source> source) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
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
    public RichText text() {
      RichText line = said(named(number), terms);
      return source
          .map(s -> line.and(" (", new RichText.Link(s.permalink(), "message"), ")"))
          .orElse(line);
    }
  }

  /** It says something else, somebody else has it, or it is due on another day. */
  record ActionChanged(int number, Terms terms, Terms before) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      ActionItem item = open(incident, number);
      if (item.terms().equals(terms)) {
        throw new Refused("Action item " + item.ref() + " is so already.");
      }
      return with(incident, item.with(terms, stamp.at()));
    }

    @Override
    public RichText text() {
      RichText line = said(named(number).and(" now"), terms);
      if (!terms.words().equals(before.words())) {
        line = line.and("; it said: ", RichText.mentioning(before.words()));
      }
      if (!terms.owner().equals(before.owner())) {
        line = line.and("; before: ", before.owner().<Object>map(o -> o).orElse("nobody"));
      }
      return terms.due().equals(before.due())
          ? line
          : line.and("; due before: ", before.due().map(Deadline::text).orElse("no day"));
    }
  }

  record ActionDone(int number, String words) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return with(incident, open(incident, number).with(ended(How.DONE, stamp, Optional.empty())));
    }

    @Override
    public RichText text() {
      return named(number).and(" is done: ", RichText.mentioning(words));
    }
  }

  /** Nobody is going to do it. */
  record ActionDropped(int number, String words, Optional<String> why) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return with(incident, open(incident, number).with(ended(How.DROPPED, stamp, why)));
    }

    @Override
    public RichText text() {
      RichText line = named(number).and(" is dropped: ", RichText.mentioning(words));
      return why.map(w -> line.and(" (", w, ")")).orElse(line);
    }
  }

  private static Optional<Ended> ended(How how, RecordedBy stamp, Optional<String> why) {
    return Optional.of(new Ended(how, stamp.by(), stamp.at(), why));
  }

  /** It was not done after all. */
  record ActionReopened(int number, String words) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      ActionItem item = Rules.action(incident, number);
      if (item.isOpen()) {
        throw new Refused("Action item " + item.ref() + " is open.");
      }
      return with(incident, item.with(Optional.empty()));
    }

    @Override
    public RichText text() {
      return named(number).and(" is open again: ", RichText.mentioning(words));
    }
  }

  /**
   * Whoever has it is reminded.
   *
   * @param time 0 before it is due, from 1 on since
   * @param missed when this was to be, if it is late
   */
  record ActionReminded(int number, Terms terms, int time, Optional<Instant> missed)
      implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      ActionItem item = Rules.action(incident, number);
      return with(incident, item.with(item.asked().again(time, stamp.at())));
    }

    @Override
    public RichText text() {
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
      implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "Told of the overdue action item ",
          ActionItem.ref(number),
          ": ",
          person.<Object>map(p -> p).orElse(lead));
    }
  }

  /** The message that it was made of says something else, and so does it. */
  record ActionMessageEdited(int number, String words, String before) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      ActionItem item = Rules.action(incident, number);
      return with(incident, item.edited(words));
    }

    @Override
    public RichText text() {
      return named(number)
          .and(
              ": its message was edited, it now says: ",
              RichText.mentioning(words),
              "; before: ",
              RichText.mentioning(before));
    }
  }

  /** The message that it was made of is gone from Slack; it stays. */
  record ActionMessageDeleted(int number, String words) implements ActionItemEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.action(incident, number);
      return incident;
    }

    @Override
    public RichText text() {
      return named(number)
          .and(": its message was deleted, the item stays: ", RichText.mentioning(words));
    }
  }
}
