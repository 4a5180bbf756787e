package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Bot;
import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The real bot and the practice workspace over real sockets, with the store in memory and a clock
 * that stands still until it is moved by hand.
 */
public final class BotUnderTest implements AutoCloseable {
  /** A Monday morning. */
  public static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  /** What is due within so short a time is waited for by moving the clock: the pace of messages. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Refusals that only a badly made call brings about. */
  public static final Set<String> OUR_FAULT =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_arguments",
          "invalid_arg_name",
          "invalid_form_data",
          "invalid_array_arg",
          "invalid_metadata_format",
          "no_text",
          "msg_too_long",
          "msg_blocks_too_long",
          "view_too_large",
          "duplicate_external_id",
          "invalid_name",
          "invalid_name_specials",
          "invalid_name_maxlength",
          "invalid_name_punctuation",
          "too_long",
          "unknown_method",
          "missing_scope",
          "not_authed",
          "invalid_auth");

  private final WorkspaceClock clock;
  private final PracticeWorkspace workspace;
  private final Supplier<Database> store;
  private final Playbook playbook;
  private final Hands hands;
  private final Follower follower = new BotFollower();
  private Bot bot;

  private BotUnderTest(Playbook playbook, Supplier<Database> store) {
    this.playbook = playbook;
    this.store = store;
    clock = WorkspaceClock.standingStill(BEGIN);
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults()
                .withUserGroups(Map.of("oncall", List.of("ben", "chi"))),
            clock);
    hands = new Hands(workspace.url());
    bot = born();
    clock.follow(follower);
  }

  /** With the shipped playbook. */
  public static BotUnderTest started() {
    return new BotUnderTest(PlaybookFile.shippedDefault(), Database::inMemory);
  }

  public static BotUnderTest with(Playbook playbook) {
    return new BotUnderTest(playbook, Database::inMemory);
  }

  /**
   * With a store that outlives the bot, so that it can be restarted.
   *
   * @param store opens the same store each time
   */
  public static BotUnderTest on(Supplier<Database> store) {
    return new BotUnderTest(PlaybookFile.shippedDefault(), store);
  }

  private Bot born() {
    try {
      Bot made =
          new Bot(
              new Bot.Setup(
                  store.get(),
                  playbook,
                  clock,
                  new Bot.Line(workspace.apiUrl(), workspace.botToken(), workspace.appToken()),
                  SocketOptions.DEFAULT));
      made.start();
      if (!made.socket().awaitConnected(Duration.ofSeconds(20))) {
        throw new AssertionError("The bot does not connect to the practice workspace.");
      }
      return made;
    } catch (SlackFailure e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The bot is stopped and started again on the same store. */
  public void restarts() {
    away(Duration.ZERO);
  }

  /** The bot is stopped, time passes without it, and it is started again on the same store. */
  public void away(Duration absence) {
    clock.unfollow(follower);
    bot.close();
    clock.advance(absence);
    bot = born();
    clock.follow(follower);
    settled();
  }

  public Person person(String name) {
    return new Person(this, name);
  }

  public Hands hands() {
    return hands;
  }

  public Bot bot() {
    return bot;
  }

  public PracticeWorkspace workspace() {
    return workspace;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Moves the clock; what fell due on the way has been done when this returns. */
  public void passes(Duration time) {
    settled();
    clock.advance(time);
    settled();
  }

  /** Lets all that is due be done, also what waits a moment for the pace of Slack. */
  public void settled() {
    try {
      for (int i = 0; i < 200; i++) {
        bot.settle();
        Optional<Instant> next = bot.nextDue();
        if (next.isEmpty() || next.get().isAfter(clock.instant().plus(SOON))) {
          return;
        }
        Duration pause = Duration.between(clock.instant(), next.get());
        clock.advance(pause.isNegative() ? Duration.ZERO : pause);
      }
      throw new AssertionError("The bot does not come to rest.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Incident incident(String id) {
    return bot.incidents().named(id).orElseThrow(() -> new AssertionError("There is no " + id));
  }

  /** The channel with this name or id, as the workspace has it. */
  JsonNode channel(String nameOrId) {
    for (JsonNode channel : hands.get("state").path("channels")) {
      if (channel.path("name").asText().equals(nameOrId)
          || channel.path("id").asText().equals(nameOrId)) {
        return channel;
      }
    }
    throw new AssertionError("There is no channel " + nameOrId);
  }

  /** Calls the Web API as another app would, or a person with a token. */
  public JsonNode slack(String method, Map<String, ?> body) {
    return hands.api(workspace.apiUrl() + method, workspace.botToken(), body);
  }

  public Room room(String channelName) {
    return new Room(this, channelName);
  }

  /** Nothing that Slack would have refused for its form went out, whatever else was tested. */
  private void everythingWasWithinSlacksLimits() {
    for (JsonNode call : hands.get("calls?since=0").path("calls")) {
      String error = call.path("error").asText("");
      if (OUR_FAULT.contains(error)) {
        throw new AssertionError("The bot sent what Slack refuses: " + call);
      }
    }
  }

  @Override
  public void close() {
    clock.unfollow(follower);
    try {
      everythingWasWithinSlacksLimits();
    } finally {
      bot.close();
      workspace.close();
    }
  }

  private final class BotFollower implements Follower {
    @Override
    public Optional<Instant> nextDue() {
      return bot.nextDue();
    }

    @Override
    public void settle() throws InterruptedException {
      bot.settle();
    }
  }
}
