package dev.muster;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.delivery.DeliveryTable;
import dev.muster.report.Format;
import dev.muster.report.RecordExport;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster export}: one incident's record, whether a bot is running or not. */
@Command(
    name = "export",
    description = "Writes one incident's record to the standard output.",
    mixinStandardHelpOptions = true)
final class ExportRecordCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INCIDENT", description = "Its id, such as INC-7.")
  private String incident = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "md, json or csv (default: ${DEFAULT-VALUE}).",
      defaultValue = "md")
  private String format = "md";

  @Option(names = "--verify", description = "Says whether anybody altered the record.")
  private boolean verify;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    Format chosen =
        Format.named(format)
            .orElseThrow(
                () ->
                    new Main.Unusable(
                        "There is no format " + format + ". There are md, json and csv."));
    Optional<RunningBot> bot = data.bot();
    if (bot.isPresent()) {
      return ask(bot.get()) ? Main.FINE : Main.YOURS;
    }
    return read(data.store(), wish(chosen)) ? Main.FINE : Main.YOURS;
  }

  private RecordExport.Wish wish(Format chosen) {
    return new RecordExport.Wish(
        incident, chosen, verify ? RecordExport.Verify.YES : RecordExport.Verify.NO);
  }

  private static boolean read(Path directory, RecordExport.Wish wish) {
    Clock clock = Clock.systemUTC();
    try (Database database = Database.in(directory)) {
      Timeline timeline = new Timeline(database);
      Incidents incidents =
          new Incidents(
              database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);
      return RecordExport.write(
          wish, incidents, timeline, clock.instant(), new RecordExport.Streams(out(), System.err));
    }
  }

  /** The bot that has the store open does it. */
  private boolean ask(RunningBot bot) {
    Map<String, String> asked =
        Map.of("incident", incident, "format", format, "verify", Boolean.toString(verify));
    try (InputStream answer = bot.ask("export", asked)) {
      ControlPages.Exported exported =
          Json.read(
              new String(answer.readAllBytes(), StandardCharsets.UTF_8),
              ControlPages.Exported.class);
      out().print(exported.out());
      out().flush();
      System.err.print(exported.err());
      return exported.fine();
    } catch (IOException e) {
      throw new Main.Unusable("The running Muster gave no record: " + e.getMessage() + ".");
    }
  }

  /** What {@link #ask} asked for, on the other side. */
  static RecordExport.Wish wish(Map<String, String> asked) {
    return new RecordExport.Wish(
        asked.getOrDefault("incident", ""),
        Format.named(asked.getOrDefault("format", "md")).orElse(Format.MD),
        asked.getOrDefault("verify", "").equals("true")
            ? RecordExport.Verify.YES
            : RecordExport.Verify.NO);
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
