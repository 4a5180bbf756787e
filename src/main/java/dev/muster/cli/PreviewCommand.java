package dev.muster.cli;

import dev.muster.Main;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.SeverityLevel;
import dev.muster.preview.Preview;
import dev.muster.slack.DidYouMean;
import dev.muster.yaml.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster preview}: what a playbook would do, before anybody needs it. */
@Command(
    name = "preview",
    description = "Shows what Muster would do by itself if nobody answered, minute by minute.",
    mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {
  /** Half a year. */
  private static final int MOST_HOURS = 4380;

  @Parameters(paramLabel = "PLAYBOOK", description = "The playbook's file.")
  private Path file = Path.of("");

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "How bad the incident is.",
      required = true)
  private String severity = "";

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "How far to look; else until the last thing that happens once, at most 72.")
  private @Nullable Integer hours;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draws the first hours into this file.")
  private @Nullable Path svg;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Playbook> playbook = playbook(out);
    if (playbook.isEmpty()) {
      return Main.YOURS;
    }
    Preview preview = preview(playbook.get());
    if (svg != null) {
      draw(preview, svg);
    }
    if (json) {
      out.println(preview.json());
    } else {
      out.print(preview.text());
      if (svg != null) {
        out.println("\nDrawn into " + svg + ".");
      }
    }
    out.flush();
    return Main.FINE;
  }

  /** Empty if it has faults, which are said then. */
  private Optional<Playbook> playbook(PrintWriter out) {
    try {
      return Optional.of(PlaybookFile.read(file));
    } catch (PlaybookFaults faults) {
      faults.faults().stream().map(Fault::toString).forEach(out::println);
      return Optional.empty();
    }
  }

  private Preview preview(Playbook playbook) {
    SeverityLevel level =
        playbook.severity(severity).orElseThrow(() -> new Main.Unusable(unknown(playbook)));
    try {
      return Preview.of(playbook, level, Optional.ofNullable(hours).map(this::span));
    } catch (Preview.TooMuch tooMuch) {
      throw new Main.Unusable(tooMuch.sentence());
    }
  }

  private Duration span(int asked) {
    if (asked < 1 || asked > MOST_HOURS) {
      throw new Main.Unusable(
          "--hours is " + asked + ", name a number from 1 to " + MOST_HOURS + ".");
    }
    return Duration.ofHours(asked);
  }

  private String unknown(Playbook playbook) {
    List<String> names = playbook.severities().stream().map(SeverityLevel::name).toList();
    return "There is no severity "
        + severity
        + "."
        + DidYouMean.among(names, severity).map(n -> " Did you mean " + n + "?").orElse("")
        + " This playbook has "
        + String.join(", ", names)
        + ".";
  }

  private static void draw(Preview preview, Path file) {
    try {
      Files.writeString(file, preview.svg(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Main.Unusable("The picture can't be written to " + file + ": " + e + ".");
    }
  }
}
