package dev.muster.cli;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.delivery.DeliveryTable;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.record.Format;
import dev.muster.record.RecordExport;
import dev.muster.record.review.PostMortem;
import dev.muster.store.Incidents;
import dev.muster.store.PlaybookShelf;
import dev.muster.store.Timeline;
import dev.muster.store.archive.Original;
import dev.muster.web.RunningBot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code muster export}: the record of one incident, or of all, whether a bot is running or not.
 */
@Command(
    name = "export",
    description = "Writes an incident's record to the standard output, or all into a directory.",
    mixinStandardHelpOptions = true)
public final class ExportRecordCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INCIDENT", arity = "0..1", description = "Its id, such as INC-7.")
  private @Nullable String incident;

  @Option(
      names = "--all",
      paramLabel = "DIR",
      description = "Each incident, private ones too, into a file of its own in there.")
  private @Nullable Path all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = Wanted.ALL + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "md")
  private String format = "md";

  @Option(names = "--verify", description = "Says whether anybody altered the record.")
  private boolean verify;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    Wanted chosen =
        Wanted.named(format)
            .orElseThrow(
                () ->
                    new Main.Unusable(
                        "There is no format " + format + ". There are " + Wanted.ALL + "."));
    if ((incident == null) == (all == null)) {
      throw new Main.Unusable(
          "Name an incident, such as `export INC-7`, or all of them: `export --all DIR`.");
    }
    Optional<RunningBot> bot = data.bot();
    boolean fine =
        bot.isPresent() ? from(new Asking(bot.get()), chosen) : fromStore(data.store(), chosen);
    return fine ? Main.FINE : Main.YOURS;
  }

  /**
   * What of an incident is to be written.
   *
   * @param format empty for its post-mortem
   */
  private record Wanted(Optional<Format> format) {
    static final String ALL = "postmortem, " + Format.ALL;
    private static final String POST_MORTEM = "postmortem";

    static Optional<Wanted> named(String word) {
      return word.equals(POST_MORTEM)
          ? Optional.of(new Wanted(Optional.empty()))
          : Format.named(word).map(format -> new Wanted(Optional.of(format)));
    }

    String word() {
      return format.map(Format::ending).orElse(POST_MORTEM);
    }

    String ending() {
      return format.orElse(Format.MD).ending();
    }

    /** By the playbooks that the store keeps. */
    RecordExport.Paper paper(Database store) {
      return record ->
          format
              .map(known -> known.bytes(record))
              .orElseGet(
                  () ->
                      PostMortem.of(
                              record,
                              Playbooks.only(PlaybookFile.shippedDefault())
                                  .with(new PlaybookShelf(store))
                                  .of(record.incident()))
                          .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What to write of which incident. */
  private record Asked(String incident, Wanted wanted, RecordExport.Verify verify) {}

  /** Where records come from. */
  private interface Source {
    List<String> ids();

    boolean write(Asked asked, OutputStream to);
  }

  private boolean from(Source source, Wanted chosen) {
    if (all == null) {
      return source.write(asked(String.valueOf(incident), chosen), System.out);
    }
    Path directory = all;
    List<String> ids = source.ids();
    // Each is tried: one that was altered keeps no other from being written.
    long failed =
        ids.stream().filter(Predicate.not(id -> file(source, directory, id, chosen))).count();
    System.err.println(
        directory
            + ": "
            + ids.size()
            + (ids.size() == 1 ? " record" : " records")
            + (failed == 0 ? "." : ", and not all is well: see above."));
    return failed == 0;
  }

  private boolean file(Source source, Path directory, String id, Wanted chosen) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    boolean fine = source.write(asked(id, chosen), whole);
    Path file = directory.resolve(id.replaceAll("[^A-Za-z0-9._-]", "_") + "." + chosen.ending());
    try {
      Files.createDirectories(directory);
      Files.write(file, whole.toByteArray(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Main.Unusable(file + " is there already. Name an empty directory.");
    } catch (IOException e) {
      throw new Main.Unusable(file + " can't be written: " + e.getMessage() + ".");
    }
    return fine;
  }

  private Asked asked(String id, Wanted chosen) {
    return new Asked(id, chosen, verify ? RecordExport.Verify.YES : RecordExport.Verify.NO);
  }

  private boolean fromStore(Path directory, Wanted chosen) {
    Clock clock = Clock.systemUTC();
    try (Database database = Database.in(directory)) {
      return from(new Reading(database, clock), chosen);
    }
  }

  /** From the store itself. */
  private record Reading(Database database, Clock clock) implements Source {
    @Override
    public List<String> ids() {
      return Original.idsIn(database);
    }

    @Override
    public boolean write(Asked asked, OutputStream to) {
      Timeline timeline = new Timeline(database);
      Incidents incidents =
          new Incidents(
              database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);
      return RecordExport.write(
          new RecordExport.Wish(asked.incident(), asked.wanted().paper(database), asked.verify()),
          incidents,
          timeline,
          clock.instant(),
          new RecordExport.Streams(new PrintStream(to, true, StandardCharsets.UTF_8), System.err));
    }
  }

  /** From the bot that has the store open. */
  private record Asking(RunningBot bot) implements Source {
    @Override
    public List<String> ids() {
      return answer("ids", Map.of()).lines().toList();
    }

    @Override
    public boolean write(Asked asked, OutputStream to) {
      ControlPages.Exported exported =
          Json.read(
              answer(
                  "export",
                  Map.of(
                      "incident",
                      asked.incident(),
                      "format",
                      asked.wanted().word(),
                      "verify",
                      Boolean.toString(asked.verify() == RecordExport.Verify.YES))),
              ControlPages.Exported.class);
      try {
        to.write(Base64.getDecoder().decode(exported.file()));
        to.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      System.err.print(exported.err());
      return exported.fine();
    }

    private String answer(String page, Map<String, String> asked) {
      try (InputStream answer = bot.ask(page, asked)) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new Main.Unusable("The running Muster gave no record: " + e.getMessage() + ".");
      }
    }
  }

  /** What was asked for, on the other side. */
  static RecordExport.Wish wish(Map<String, String> asked, Database store) {
    return new RecordExport.Wish(
        asked.getOrDefault("incident", ""),
        Wanted.named(asked.getOrDefault("format", ""))
            .orElse(new Wanted(Optional.of(Format.MD)))
            .paper(store),
        asked.getOrDefault("verify", "").equals("true")
            ? RecordExport.Verify.YES
            : RecordExport.Verify.NO);
  }
}
