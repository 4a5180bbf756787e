package dev.muster;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.report.Format;
import dev.muster.report.RecordExport;
import dev.muster.settings.Settings;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster export}: one incident's record, from a store that no bot is using. */
@Command(
    name = "export",
    description = {
      "Writes one incident's record to the standard output.",
      "The bot must be stopped; while it runs, use /incident export in Slack."
    },
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

  @Option(names = "--config", paramLabel = "FILE", description = "Settings (config/muster.yml).")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "Where incidents are kept.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    Format chosen =
        Format.named(format)
            .orElseThrow(
                () ->
                    new Main.Unusable(
                        "There is no format " + format + ". There are md, json and csv."));
    Settings settings = Configuration.settings(Optional.ofNullable(config));
    Path directory = Optional.ofNullable(data).orElse(settings.data());
    if (!Files.exists(directory.resolve("muster.mv.db"))) {
      throw new Main.Unusable(
          "There is no store in " + directory + ". Name its directory with --data.");
    }
    Clock clock = Clock.systemUTC();
    try (Database database = Database.in(directory)) {
      Timeline timeline = new Timeline(database);
      Incidents incidents =
          new Incidents(
              database,
              timeline,
              new DeliveryTable(clock),
              new Incidents.Followers(List.of(), line -> {}),
              clock);
      boolean fine =
          RecordExport.write(
              new RecordExport.Wish(
                  incident, chosen, verify ? RecordExport.Verify.YES : RecordExport.Verify.NO),
              incidents,
              timeline,
              clock.instant(),
              new RecordExport.Streams(
                  new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err));
      return fine ? Main.FINE : Main.YOURS;
    }
  }
}
