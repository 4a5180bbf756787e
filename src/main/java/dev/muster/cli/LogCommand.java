package dev.muster.cli;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.incident.Status;
import dev.muster.playbook.Durations;
import dev.muster.playbook.NameKey;
import dev.muster.record.log.IncidentLog;
import dev.muster.record.log.LogFilter;
import dev.muster.record.log.LogFilter.Secret;
import dev.muster.slack.DidYouMean;
import dev.muster.store.log.PastIncidents;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code muster log}: a line an incident, whether a bot is running or not. */
@Command(
    name = "log",
    description = {
      "Writes a line an incident: date, time, severity, issue, duration, owner, status.",
      "Private incidents are left out, unless --private asks for them."
    },
    mixinStandardHelpOptions = true)
public final class LogCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, md or csv (default: ${DEFAULT-VALUE}).",
      defaultValue = "text")
  private String format = "text";

  @Option(names = "--since", paramLabel = "SPAN", description = "How far back, such as 90d.")
  private @Nullable String since;

  @Option(names = "--severity", paramLabel = "LEVEL", description = "Only these, such as SEV-1.")
  private @Nullable String severity;

  @Option(names = "--service", paramLabel = "NAME", description = "Only these, such as checkout.")
  private @Nullable String service;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only these: open, resolved, closed, cancelled …")
  private @Nullable String status;

  @Option(
      names = "--owner",
      paramLabel = "USER",
      description = "Only those that this person commanded, by Slack's id, such as U0123456789.")
  private @Nullable String owner;

  @Option(names = "--private", description = "Private incidents too, by name.")
  private boolean secret;

  private static final List<String> STATUSES =
      Stream.concat(Stream.of("open", "cancelled"), Stream.of(Status.values()).map(Status::word))
          .toList();

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    Map<String, String> asked = new HashMap<>();
    asked.put("format", format);
    asked.put("secret", Boolean.toString(secret));
    put(asked, "since", since);
    put(asked, "severity", severity);
    put(asked, "service", service);
    put(asked, "status", status);
    put(asked, "owner", owner);
    check(asked);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String log = log(asked);
    out.print(log);
    out.flush();
    if (log.isBlank()) {
      System.err.println("No incident matches.");
    }
    if (!secret) {
      System.err.println("Private incidents are left out; --private lists them too.");
    }
    return Main.FINE;
  }

  private String log(Map<String, String> asked) {
    Optional<RunningBot> bot = data.bot();
    if (bot.isPresent()) {
      return ask(bot.get(), asked);
    }
    try (Database database = Database.in(data.store())) {
      return text(asked, database, Clock.systemUTC().instant());
    }
  }

  private static void put(Map<String, String> asked, String name, @Nullable String value) {
    if (value != null) {
      asked.put(name, value);
    }
  }

  private static void check(Map<String, String> asked) {
    if (IncidentLog.Form.named(asked.getOrDefault("format", "")).isEmpty()) {
      throw new Main.Unusable(
          "There is no format " + asked.get("format") + ". There are text, md and csv.");
    }
    String status = asked.get("status");
    if (status != null && !STATUSES.contains(NameKey.of(status))) {
      throw new Main.Unusable(
          "There is no status "
              + status
              + "."
              + DidYouMean.among(STATUSES, status).map(s -> " Did you mean " + s + "?").orElse("")
              + " There are "
              + String.join(", ", STATUSES)
              + ".");
    }
    String span = asked.get("since");
    if (span != null && Durations.parse(span).isEmpty()) {
      throw new Main.Unusable("How far back is " + span + "? Write a span such as 90d or 12h.");
    }
  }

  private static String ask(RunningBot bot, Map<String, String> asked) {
    try (InputStream answer = bot.ask("log", asked)) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Main.Unusable("The running Muster gave no log: " + e.getMessage() + ".");
    }
  }

  /** What was asked for, of this store. */
  public static String text(Map<String, String> asked, Database database, Instant now) {
    LogFilter filter =
        new LogFilter(
            Optional.ofNullable(asked.get("severity")),
            Optional.ofNullable(asked.get("service")),
            Optional.ofNullable(asked.get("status")),
            Optional.ofNullable(asked.get("owner")),
            "true".equals(asked.get("secret")) ? Secret.LISTED : Secret.LEFT_OUT);
    Instant from =
        Optional.ofNullable(asked.get("since"))
            .flatMap(Durations::parse)
            .map((Duration span) -> now.minus(span))
            .orElse(Instant.EPOCH);
    return IncidentLog.of(
        new PastIncidents(database).declaredSince(from).stream().filter(filter::takes).toList(),
        IncidentLog.Form.named(asked.getOrDefault("format", "text")).orElse(IncidentLog.Form.TEXT),
        now);
  }
}
