package dev.muster.cli;

import dev.muster.Bot;
import dev.muster.JvmWarmUp;
import dev.muster.Main;
import dev.muster.Setup;
import dev.muster.alert.AlertHook;
import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.database.StoreTorn;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.ClockFollower;
import dev.muster.settings.Settings;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import dev.muster.web.ControlDoor;
import dev.muster.web.HookDoor;
import dev.muster.web.Readiness;
import dev.muster.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code muster run}: the bot in a real Slack. */
@Command(
    name = "run",
    description = "Connects to Slack and runs until it is stopped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Needs SLACK_BOT_TOKEN (xoxb-…) and SLACK_APP_TOKEN (xapp-…) in the environment.",
      "SLACK_API_URL overrides https://slack.com/api/.",
      "MUSTER_HOOK_SECRET lets machines send alerts: docs/alerts.md."
    })
public final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  private static final Duration CONNECTING = Duration.ofSeconds(30);

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private PlaybookOption playbook = new PlaybookOption();

  @Option(names = "--port", paramLabel = "N", description = "For health and metrics; 0: any.")
  private @Nullable Integer port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Setup.Line line = Tokens.of(System.getenv());
    Optional<String> secret = HookSecret.of(System.getenv());
    Settings settings = data.settings();
    // The store opens beside all that follows: together they are what a start takes.
    Database store = store(data.directory());
    CompletableFuture<Optional<ClockFollower>> asked =
        CompletableFuture.supplyAsync(() -> ClockFollower.of(line.apiUrl()));
    LogLevels.set(settings.logLevel());
    Playbooks rules = playbook.playbooks(settings);
    Optional<ClockFollower> practice = asked.join();
    Clock clock = practice.map(ClockFollower::clock).orElseGet(Clock::systemUTC);
    Bot bot =
        new Bot(
            new Setup(
                    store,
                    rules,
                    clock,
                    line,
                    SocketOptions.DEFAULT.withConnections(settings.connections()))
                .drilling(Configuration.drills(settings))
                .copiedTo(new DailyCopy.Rule(data.copies(), settings.backups().keep())));
    JvmWarmUp rehearsal = JvmWarmUp.begin(rules, bot.people());
    WebServer web = serve(bot, settings, secret);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  web.close();
                  bot.close();
                },
                "shutdown"));
    rehearsal.awaitAnswers();
    start(bot, data.copies());
    Optional<ControlDoor> door = door(bot, store, clock);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> door.ifPresent(ControlDoor::close), "shutdown-door"));
    practice.ifPresent(workspace -> workspace.follow(SandboxCommand.follower(bot)));
    bot.socket().awaitConnected(CONNECTING);
    out().println("Muster is connected. Health and metrics: http://localhost:" + web.port());
    out().flush();
    new CountDownLatch(1).await();
    return Main.FINE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  static Database store(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new Main.Unusable(
          "The data directory " + directory + " can't be made: " + e.getMessage() + ".");
    }
    return Database.opening(directory);
  }

  private WebServer serve(Bot bot, Settings settings, Optional<String> secret) {
    return WebServer.start(
        settings.http().address(),
        Optional.ofNullable(port).orElse(settings.http().port()),
        new WebServer.Pages(
            () ->
                new Readiness(
                    bot.socket().connected(),
                    bot.socket().proven(),
                    bot.delivers(),
                    bot.socket().lastHandled(),
                    bot.store().writable(),
                    bot.shutOut()),
            () -> bot.meters().scrape(),
            secret.map(known -> hooks(known, bot))));
  }

  static HookDoor hooks(String secret, Bot bot) {
    return new HookDoor(
        secret,
        (source, body) -> {
          AlertHook.Answer answer = bot.hook().take(source, body);
          return new HookDoor.Answer(answer.status(), Json.write(answer.facts()));
        });
  }

  /** Without it Muster works, only commands beside it can't ask. */
  private Optional<ControlDoor> door(Bot bot, Database store, Clock clock) {
    try {
      return Optional.of(ControlDoor.open(data.directory(), ControlPages.of(bot, store, clock)));
    } catch (IOException e) {
      LOG.warn("`muster backup` and `doctor` can't ask this Muster: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** A token that Slack refuses is the user's turn; a Slack out of reach is waited for. */
  private static void start(Bot bot, Path copies) throws InterruptedException {
    while (true) {
      try {
        bot.start();
        return;
      } catch (StoreTorn e) {
        throw new Main.Unusable(RestoreHint.from(e, copies));
      } catch (SlackFailure e) {
        if (e.kind() == SlackFailure.Kind.REFUSED || e.kind() == SlackFailure.Kind.SHUT_OUT) {
          bot.close();
          throw new Main.Unusable("Slack does not let Muster in: " + e.text());
        }
        LOG.warn("Slack can't be reached yet, trying again: {}", e.text());
        TimeUnit.SECONDS.sleep(2);
      }
    }
  }
}
