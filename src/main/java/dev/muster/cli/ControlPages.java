package dev.muster.cli;

import dev.muster.Bot;
import dev.muster.backup.Copies;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.record.RecordExport;
import dev.muster.store.archive.Original;
import dev.muster.web.ControlDoor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** What commands on the same machine can ask a running bot for. */
public final class ControlPages {
  private ControlPages() {}

  /**
   * A record as {@code muster export} shows it.
   *
   * @param file in Base64, for not every format is text
   */
  record Exported(boolean fine, String file, String err) {}

  public static Map<String, ControlDoor.Page> of(Bot bot, Database store, Clock clock) {
    return Map.of(
        "ping", (asked, out) -> write(out, "Muster"),
        "copy", (asked, out) -> Copies.of(store, clock.instant()).writeTo(out),
        "open", (asked, out) -> write(out, Json.write(OpenPlaybooks.in(store))),
        "state", (asked, out) -> write(out, Json.write(bot.state())),
        "ids", (asked, out) -> write(out, String.join("\n", Original.idsIn(store))),
        "log", (asked, out) -> write(out, LogCommand.text(asked, store, clock.instant())),
        "export", (asked, out) -> write(out, Json.write(exported(asked, bot, store, clock))));
  }

  private static void write(OutputStream out, String text) throws java.io.IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Exported exported(
      Map<String, String> asked, Bot bot, Database store, Clock clock) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean fine =
        RecordExport.write(
            ExportRecordCommand.wish(asked, store),
            bot.incidents(),
            bot.timeline(),
            clock.instant(),
            new RecordExport.Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    return new Exported(
        fine,
        Base64.getEncoder().encodeToString(out.toByteArray()),
        err.toString(StandardCharsets.UTF_8));
  }
}
