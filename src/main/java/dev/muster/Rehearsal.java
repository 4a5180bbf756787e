package dev.muster;

import dev.muster.database.Database;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.SlackBot;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.Offline;
import dev.muster.slack.web.SlackFailure;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays some declarations where nobody sees them, right after the start: the first real one then
 * finds every class loaded and every path warm, and is as quick as the hundredth.
 */
final class Rehearsal implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int TIMES = 15;

  private final Playbooks playbooks;

  /** What is done with a bot that is not connected. */
  @FunctionalInterface
  interface Play {
    void on(SlackBot bot) throws InterruptedException;
  }

  Rehearsal(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public void run() {
    Setup setup =
        new Setup(
            Database.inMemory(),
            playbooks,
            Clock.systemUTC(),
            new Setup.Line("https://offline.example/api/", "xoxb-0", "xapp-0"),
            SocketOptions.DEFAULT,
            line -> {},
            Optional.empty());
    try (Bot bot = new Bot(setup, Offline.client())) {
      bot.rehearse(
          slackBot -> {
            for (int i = 1; i <= TIMES; i++) {
              SocketMode.rehearse(slackBot.app(), typed(i, "declare rehearsal " + i));
              SocketMode.rehearse(slackBot.app(), typed(TIMES + i, "help"));
              bot.settle();
            }
          });
      LOG.debug("Rehearsed {} incidents", bot.incidents().openCount());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error | SlackFailure e) {
      LOG.warn("The rehearsal failed; the first incident will be slower", e);
    }
    giveBack();
  }

  /** What the start and the rehearsal left behind goes back to the machine, once. */
  private static void giveBack() {
    System.gc();
  }

  private static String typed(int number, String words) {
    return """
        {"envelope_id":"%d","type":"slash_commands","accepts_response_payload":true,
        "payload":{"command":"/incident","text":"%s","user_id":"U0","channel_id":"D0",
        "team_id":"T0","trigger_id":"%d","response_url":"https://offline.example/"}}"""
        .formatted(number, words, number);
  }
}
