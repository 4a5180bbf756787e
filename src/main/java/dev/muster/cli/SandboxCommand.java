package dev.muster.cli;

import dev.muster.Bot;
import dev.muster.JvmWarmUp;
import dev.muster.Main;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PortTaken;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.sandbox.control.Completion;
import dev.muster.slack.Commands;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code muster sandbox}: the same bot in a Slack that lives in this process. */
@Command(
    name = "sandbox",
    description = "The real bot in a practice workspace: needs no Slack, no token, nothing.",
    mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
  private static final Duration CONNECTING = Duration.ofSeconds(20);
  private static final int MOST_ACCOUNTS = 60_000;

  @Option(names = "--port", paramLabel = "N", description = "Of the page (default: any free one).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keeps incidents there (default: they are gone when it stops); channels begin empty.")
  private @Nullable Path data;

  @Mixin private PlaybookOption playbook = new PlaybookOption();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "How late each answer of Slack comes; the real one takes 100 to 300.")
  private int latency;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      description = "How many accounts the workspace has in all, up to 60000 (default: 9).")
  private int accounts;

  @Option(
      names = "--no-bot",
      description = "Only the workspace, for a bot in another process (see `muster run`).")
  private boolean withoutBot;

  @Option(
      names = "--labels",
      description = "Mentions in commands carry names, as some older workspaces send them.")
  private boolean labels;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535 || latency < 0) {
      throw new Main.Unusable("--port takes 0 to 65535, --latency 0 or more milliseconds.");
    }
    if (accounts < 0 || accounts > MOST_ACCOUNTS) {
      throw new Main.Unusable("--accounts takes 0 to " + MOST_ACCOUNTS + ".");
    }
    Playbooks rules = playbook.playbooks();
    WorkspaceClock clock = WorkspaceClock.running();
    PracticeWorkspace workspace = open(rules, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "shutdown-workspace"));
    PrintWriter out = spec.commandLine().getOut();
    if (withoutBot) {
      out.println("The practice workspace is at " + workspace.url() + " – without a bot.");
      out.println("To start one in another process:");
      out.println(
          "  SLACK_API_URL=%s SLACK_BOT_TOKEN=%s SLACK_APP_TOKEN=%s java -jar muster.jar run"
              .formatted(workspace.apiUrl(), workspace.botToken(), workspace.appToken()));
    } else {
      startBot(rules, clock, workspace);
      out.println("The practice workspace is at " + workspace.url());
      out.println("Open it in a browser, act as Ana, and type /incident. Stop with Ctrl-C.");
    }
    out.flush();
    new CountDownLatch(1).await();
    return Main.FINE;
  }

  private PracticeWorkspace open(Playbooks rules, WorkspaceClock clock) {
    try {
      return PracticeWorkspace.start(
          PracticeWorkspace.Options.defaults()
              .withPort(port)
              .withLatency(Duration.ofMillis(latency))
              .withUserGroups(groups(rules))
              .withAccounts(accounts)
              .withCommandLabels(labels),
          clock);
    } catch (PortTaken e) {
      throw new Main.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /** Those that the playbook names, so that nothing of it is missing here. */
  public static Map<String, List<String>> groups(Playbooks rules) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Playbook playbook : rules.all()) {
      for (String handle : playbook.handles()) {
        groups.putIfAbsent(handle.replaceFirst("^@", ""), List.of());
      }
    }
    return groups;
  }

  private void startBot(Playbooks rules, WorkspaceClock clock, PracticeWorkspace workspace)
      throws InterruptedException {
    Bot bot =
        new Bot(
            new Setup(
                data == null ? Database.inMemory() : RunCommand.store(data),
                rules,
                clock,
                new Setup.Line(workspace.apiUrl(), workspace.botToken(), workspace.appToken()),
                SocketOptions.DEFAULT));
    Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "shutdown-bot"));
    JvmWarmUp.begin(rules, bot.people()).awaitAnswers();
    try {
      bot.start();
    } catch (SlackFailure e) {
      throw new IllegalStateException("The practice workspace refuses its own bot", e);
    }
    if (!bot.socket().awaitConnected(CONNECTING)) {
      throw new IllegalStateException("The bot does not reach the practice workspace");
    }
    clock.follow(follower(bot));
    workspace.offer(completions(bot.commandTable()));
  }

  /** What the page offers to a person who types the command. */
  public static List<Completion> completions(Commands commands) {
    return commands.all().stream()
        .map(one -> new Completion("/incident", one.name(), one.usage(), one.summary()))
        .toList();
  }

  /** The clock waits for what this bot does when time passes. */
  public static Follower follower(Bot bot) {
    return new Follower() {
      @Override
      public Optional<Instant> nextDue() {
        return bot.nextDue();
      }

      @Override
      public Optional<Due> next() {
        // What the store can't record yet is tried again too: nextDue() knows when.
        return nextDue()
            .map(
                at ->
                    bot.comingUp()
                        .filter(coming -> !coming.at().isAfter(at))
                        .map(coming -> new Due(at, coming.what()))
                        .orElseGet(() -> new Due(at, "")));
      }

      @Override
      public void settle() throws InterruptedException {
        bot.settle();
      }
    };
  }
}
