package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Bot;
import dev.muster.BotByAnotherWay;
import dev.muster.InPractice;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.database.Killing;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The real bot and the practice workspace over real sockets, with the store in memory and a clock
 * that stands still until it is moved by hand.
 */
public final class BotUnderTest implements AutoCloseable {
  /** A Monday morning. */
  public static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  private static final Map<String, List<String>> GROUPS = Map.of("oncall", List.of("ben", "chi"));

  private static final Playbooks SHIPPED = Playbooks.only(PlaybookFile.shippedDefault());

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
  private Playbooks playbooks;
  private final Clock botClock;
  private final SocketOptions sockets;
  private final Hands hands;
  private final Follower follower = new BotFollower();
  private Database data;
  private CutOff way;
  private Bot bot;

  private BotUnderTest(Playbooks playbooks, Supplier<Database> store) {
    this(playbooks, store, shared -> shared, SocketOptions.DEFAULT, having(GROUPS));
  }

  private BotUnderTest(
      Playbooks playbooks,
      Supplier<Database> store,
      UnaryOperator<Clock> botClock,
      SocketOptions sockets,
      PracticeWorkspace.Options options) {
    this.playbooks = playbooks;
    this.store = store;
    clock = WorkspaceClock.standingStill(BEGIN);
    this.botClock = botClock.apply(clock);
    this.sockets = sockets;
    workspace = PracticeWorkspace.start(options, clock);
    hands = new Hands(workspace.url());
    bot = born();
    clock.follow(follower);
  }

  private static PracticeWorkspace.Options having(Map<String, List<String>> groups) {
    return PracticeWorkspace.Options.defaults().withUserGroups(groups);
  }

  /** With the shipped playbook, in a workspace of so many accounts, with these user groups. */
  public static BotUnderTest inWorkspaceOf(int accounts, Map<String, List<String>> groups) {
    return new BotUnderTest(
        SHIPPED,
        Database::inMemory,
        shared -> shared,
        SocketOptions.DEFAULT,
        having(groups).withAccounts(accounts));
  }

  /** With the shipped playbook. */
  public static BotUnderTest started() {
    return new BotUnderTest(SHIPPED, Database::inMemory);
  }

  /** With some side by side, the usual one first. */
  public static BotUnderTest with(Playbooks playbooks) {
    return new BotUnderTest(playbooks, Database::inMemory);
  }

  public static BotUnderTest with(Playbook playbook) {
    return new BotUnderTest(Playbooks.only(playbook), Database::inMemory);
  }

  /**
   * With one playbook, where the workspace has these user groups and no others.
   *
   * @param groups who is in each, by its handle without {@code @}
   */
  public static BotUnderTest among(Map<String, List<String>> groups, Playbook playbook) {
    return new BotUnderTest(
        Playbooks.only(playbook),
        Database::inMemory,
        shared -> shared,
        SocketOptions.DEFAULT,
        having(groups));
  }

  /**
   * With a store that outlives the bot, so that it can be restarted.
   *
   * @param store opens the same store each time
   */
  public static BotUnderTest on(Supplier<Database> store) {
    return new BotUnderTest(SHIPPED, store);
  }

  /** With a store that outlives the bot, and another playbook. */
  public static BotUnderTest on(Supplier<Database> store, Playbook playbook) {
    return new BotUnderTest(Playbooks.only(playbook), store);
  }

  /**
   * With a clock of the bot's own, as a machine has one that is set back or sleeps, while Slack's
   * goes on.
   *
   * @param store opens the same store each time
   * @param botClock made of the workspace's
   */
  public static BotUnderTest onClock(Supplier<Database> store, UnaryOperator<Clock> botClock) {
    return new BotUnderTest(SHIPPED, store, botClock, SocketOptions.DEFAULT, having(GROUPS));
  }

  public static BotUnderTest with(SocketOptions sockets) {
    return new BotUnderTest(SHIPPED, Database::inMemory, shared -> shared, sockets, having(GROUPS));
  }

  private Bot born() {
    try {
      data = store.get();
      way = new CutOff();
      Bot made =
          BotByAnotherWay.of(
              new Setup(
                  data,
                  playbooks,
                  botClock,
                  new Setup.Line(workspace.apiUrl(), workspace.botToken(), workspace.appToken()),
                  sockets),
              way.client(workspace.apiUrl()));
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

  /** The same, after the playbooks were changed on disk. */
  public void restartsWith(Playbooks changed) {
    playbooks = changed;
    restarts();
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

  /** This bot's way to the Web API, to be cut. */
  public CutOff way() {
    return way;
  }

  /**
   * The bot dies as by kill -9: its calls reach nothing any more, its line is torn, its store is
   * closed under it without goodbye. Another one starts on the same store, and does what is left.
   */
  public void isKilledAndStartsAgain() {
    clock.unfollow(follower);
    way.now();
    hands.does("fault", Map.of("disconnect", "cut"));
    Killing.kill(data);
    way.bury();
    bot.close();
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
    unlessCut(() -> clock.advance(time));
    settled();
  }

  /**
   * Lets all that is due be done, also what waits a moment for the pace of Slack. Ends early where
   * the bot's way is cut.
   */
  public void settled() {
    unlessCut(this::comesToRest);
  }

  /** What waits for a bot whose way is cut waits for ever, unless it is broken off. */
  private void unlessCut(Runnable waiting) {
    if (!way.isPlanned()) {
      waiting.run();
      return;
    }
    Thread waiter = new Thread(waiting, "waiting for the bot");
    waiter.start();
    Eventually.is("rest, or the cut", () -> !waiter.isAlive() || way.isCut());
    waiter.interrupt();
    Eventually.is("the end of waiting", () -> !waiter.isAlive());
  }

  private void comesToRest() {
    try {
      for (int i = 0; i < 200 && !Thread.currentThread().isInterrupted(); i++) {
        bot.settle();
        Optional<Instant> next = bot.nextDue();
        if (next.isEmpty() || next.get().isAfter(botClock.instant().plus(SOON))) {
          return;
        }
        Duration pause = Duration.between(botClock.instant(), next.get());
        clock.advance(pause.isNegative() ? Duration.ZERO : pause);
      }
      if (!way.isPlanned()) {
        throw new AssertionError("The bot does not come to rest.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!way.isPlanned()) {
        throw new IllegalStateException(e);
      }
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
    return hands.api(workspace.apiUrl() + method, "xoxb-another-app", body);
  }

  /** Calls the Web API with Muster's own token. */
  public JsonNode slackAsMuster(String method, Map<String, ?> body) {
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
      if (!call.path("fault").asBoolean()
          && !DocumentedErrors.has(call.path("method").asText(), error)) {
        throw new AssertionError("Slack lists no such error for this method: " + call);
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
      // The bot's own clock may differ from the one that moves.
      return bot.nextDue()
          .map(due -> due.plus(Duration.between(botClock.instant(), clock.instant())));
    }

    @Override
    public Optional<Due> next() {
      return nextDue()
          .map(at -> new Due(at, InPractice.follower(bot).next().map(Due::what).orElse("")));
    }

    @Override
    public void settle() throws InterruptedException {
      bot.settle();
    }
  }
}
