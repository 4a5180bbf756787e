package dev.muster;

import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.drill.Scenarios;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What a bot needs to live.
 *
 * @param database its store; closed with the bot
 * @param journal told in a line of each event; of what people wrote it holds nothing
 * @param copies where the daily copies of the store go; empty for none
 * @param drills what can be played
 */
public record Setup(
    Database database,
    Playbooks playbooks,
    Clock clock,
    Line line,
    SocketOptions sockets,
    Incidents.Journal journal,
    Optional<DailyCopy.Rule> copies,
    Scenarios drills) {

  /** Where Slack is, and who we are there. */
  public record Line(String apiUrl, String botToken, String appToken) {
    @Override
    public String toString() {
      return apiUrl; // never a token
    }
  }

  /** With the drills that are shipped. */
  public Setup(
      Database database,
      Playbooks playbooks,
      Clock clock,
      Line line,
      SocketOptions sockets,
      Incidents.Journal journal,
      Optional<DailyCopy.Rule> copies) {
    this(database, playbooks, clock, line, sockets, journal, copies, Scenarios.shipped());
  }

  /** With the journal in the log, and without copies. */
  public Setup(
      Database database, Playbooks playbooks, Clock clock, Line line, SocketOptions sockets) {
    this(
        database,
        playbooks,
        clock,
        line,
        sockets,
        LoggerFactory.getLogger(Bot.class)::info,
        Optional.empty());
  }

  /** The same with daily copies. */
  public Setup copiedTo(DailyCopy.Rule rule) {
    return new Setup(database, playbooks, clock, line, sockets, journal, Optional.of(rule), drills);
  }

  /** The same with these drills. */
  public Setup drilling(Scenarios scenarios) {
    return new Setup(database, playbooks, clock, line, sockets, journal, copies, scenarios);
  }
}
