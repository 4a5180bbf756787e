package dev.muster;

import dev.muster.database.Database;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.slack.SlackBot;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.Offline;
import dev.muster.slack.web.SlackFailure;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays some declarations where nobody sees them, so that the first real one finds every class
 * loaded and every path warm. What a person waits for, the answers, is played before Muster
 * connects: nobody can ask until then. The rest follows while people may be asking already, and
 * gives way to them before each step.
 */
public final class JvmWarmUp implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(JvmWarmUp.class);
  private static final int BEFORE = 2;
  private static final int AFTERWARDS = 13;

  /** Who waited for a restart asks at once: their answer has the whole machine. */
  private static final long LULL_SECONDS = 3;

  /** Until it is connected, whatever people type is lost. */
  private static final long LONGEST_SECONDS = 5;

  private final Playbooks playbooks;
  private final PeopleFirst people;
  private final CountDownLatch answers = new CountDownLatch(1);
  private int envelopes;

  /** What is done with a bot that is not connected. */
  @FunctionalInterface
  interface Play {
    void on(SlackBot bot) throws InterruptedException;
  }

  /**
   * @param people whom it gives way to
   */
  JvmWarmUp(Playbooks playbooks, PeopleFirst people) {
    this.playbooks = playbooks;
    this.people = people;
  }

  /** Begins in a thread of its own. */
  public static JvmWarmUp begin(Playbooks playbooks, PeopleFirst people) {
    JvmWarmUp rehearsal = new JvmWarmUp(playbooks, people);
    Thread thread = new Thread(rehearsal, "rehearsal");
    thread.setDaemon(true);
    thread.start();
    return rehearsal;
  }

  /** Returns when answers are warm, can't be warmed, or would keep Muster away for too long. */
  public void awaitAnswers() throws InterruptedException {
    if (!answers.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      LOG.debug("Not rehearsed yet: Muster connects all the same");
    }
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
    // Each delivery asks Slack for something: so each gives way.
    try (Bot bot = new Bot(setup, Offline.client(people::giveWay))) {
      bot.rehearse(
          slackBot -> {
            answers(slackBot);
            answers.countDown();
          },
          slackBot -> {
            TimeUnit.SECONDS.sleep(LULL_SECONDS);
            for (int i = 1; i <= AFTERWARDS; i++) {
              play(slackBot, typed("declare rehearsal " + i));
              play(slackBot, typed("help"));
              bot.settle();
            }
          });
      LOG.debug("Rehearsed {} incidents", bot.incidents().openCount());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error | SlackFailure e) {
      LOG.warn("The rehearsal failed; the first incident will be slower", e);
    } finally {
      answers.countDown();
    }
    giveBack();
  }

  /** What somebody types, opens and submits first. */
  private void answers(SlackBot bot) {
    for (int i = 1; i <= BEFORE; i++) {
      play(bot, typed("declare"));
      play(bot, submitted("Form " + i));
      play(bot, typed("list"));
      play(bot, typed("help"));
    }
  }

  private void play(SlackBot bot, String envelope) {
    people.giveWay();
    SocketMode.rehearse(bot.app(), envelope);
  }

  /** What the start and the rehearsal left behind goes back to the machine, once. */
  private void giveBack() {
    people.giveWay();
    System.gc();
  }

  private String typed(String words) {
    envelopes++;
    return """
    {"envelope_id":"%d","type":"slash_commands","accepts_response_payload":true,
    "payload":{"command":"/incident","text":"%s","user_id":"U0","channel_id":"D0",
    "team_id":"T0","trigger_id":"%d","response_url":"https://offline.example/"}}\
    """
        .formatted(envelopes, words, envelopes);
  }

  private String submitted(String title) {
    envelopes++;
    return """
    {"envelope_id":"%d","type":"interactive","accepts_response_payload":true,
    "payload":{"type":"view_submission","team":{"id":"T0"},"user":{"id":"U%d"},
    "trigger_id":"%d","view":{"id":"V%d","type":"modal","callback_id":"declare",
    "private_metadata":"","blocks":[{"type":"input","block_id":"title",
    "label":{"type":"plain_text","text":"Title"},
    "element":{"type":"plain_text_input","action_id":"value"}}],
    "state":{"values":{
    "title":{"value":{"type":"plain_text_input","value":"%s"}},
    "severity":{"value":{"type":"radio_buttons","selected_option":{"value":"%s"}}}}}}}}\
    """
        .formatted(
            envelopes,
            envelopes, // each person hears of it in a conversation of their own
            envelopes,
            envelopes,
            title,
            playbooks.usual().defaultSeverity().severity().name());
  }
}
