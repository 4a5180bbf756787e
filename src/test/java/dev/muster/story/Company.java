package dev.muster.story;

import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A company that works by its shipped playbook, and has one incident on a Monday morning. */
final class Company implements AutoCloseable {
  private final BotUnderTest bot;

  private Company(BotUnderTest bot) {
    this.bot = bot;
  }

  /**
   * The one whose playbook this is.
   *
   * @param playbook the name of its file
   * @param groups who is in which user group of its Slack
   */
  static Company of(String playbook, Map<String, List<String>> groups) {
    try {
      return new Company(
          BotUnderTest.among(
              groups, PlaybookFile.read(Path.of("config/playbooks", playbook + ".yml"))));
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }

  BotUnderTest bot() {
    return bot;
  }

  Person person(String name) {
    return bot.person(name);
  }

  /** The clock goes to so many minutes after the declare. */
  void at(int minute) {
    bot.passes(Duration.between(bot.now(), declared().plus(Duration.ofMinutes(minute))));
  }

  /** Who was called, and in which minute after the declare: {@code +15 Management}. */
  List<String> called() {
    return bot.bot().timeline().of(incident().id()).stream()
        .filter(entry -> entry.event() instanceof Escalated)
        .map(Company::step)
        .map(step -> "+" + minute(step.at()) + " " + step.name())
        .toList();
  }

  /** In which minutes after the declare somebody said this in the room. */
  List<Long> minutes(Room room, String part) {
    List<Long> all = new ArrayList<>();
    List<String> messages = room.messages();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).contains(part)) {
        String ts = room.json().path("messages").path(i).path("ts").asText();
        all.add(minute(Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.'))))));
      }
    }
    return all;
  }

  private Incident incident() {
    return bot.bot().incidents().find(new IncidentQuery.Recent(1)).get(0);
  }

  private Instant declared() {
    return incident().milestones().declared();
  }

  private long minute(Instant at) {
    return Duration.between(declared(), at).toMinutes();
  }

  private static Step step(TimelineEntry entry) {
    Escalated escalated = (Escalated) entry.event();
    String again = escalated.cause() == Cause.UNANSWERED ? " again" : "";
    return new Step(entry.stamp().at(), escalated.step() + again);
  }

  @Override
  public void close() {
    bot.close();
  }

  private record Step(Instant at, String name) {}
}
