package dev.muster.cli;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.database.StoreUnavailable;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookDiff;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.OpenIncidents;
import dev.muster.store.PlaybookShelf;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The playbooks that open incidents go by; of the incidents no more than their ids.
 *
 * @param incidents ids by the hash of the text
 */
record OpenPlaybooks(Map<String, List<String>> incidents, List<PlaybookText> texts) {
  static OpenPlaybooks in(Database store) {
    PlaybookShelf shelf = new PlaybookShelf(store);
    Optional<String> first = shelf.first().map(PlaybookText::hash);
    Map<String, List<String>> incidents = new TreeMap<>();
    for (var incident : new OpenIncidents(store).get()) {
      String edition = incident.identity().edition().or(() -> first).orElse("");
      incidents.computeIfAbsent(edition, none -> new ArrayList<>()).add(incident.id().value());
    }
    return new OpenPlaybooks(
        incidents, incidents.keySet().stream().flatMap(hash -> shelf.find(hash).stream()).toList());
  }

  /** Those in this data directory, whether a bot is running there or not. */
  static OpenPlaybooks of(Path directory) {
    try {
      Optional<RunningBot> bot = RunningBot.on(directory);
      if (bot.isPresent()) {
        try (InputStream answer = bot.get().ask("open", Map.of())) {
          return Json.read(
              new String(answer.readAllBytes(), StandardCharsets.UTF_8), OpenPlaybooks.class);
        }
      }
    } catch (IOException e) {
      throw new Main.Unusable(
          "The Muster that uses " + directory + " can't be asked: " + e.getMessage() + ".");
    }
    if (!Database.isIn(directory)) {
      throw new Main.Unusable("There is no store in " + directory + ".");
    }
    try (Database database = Database.in(directory)) {
      return in(database);
    } catch (StoreUnavailable e) {
      throw new Main.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /** In plain words: what each goes by, and what would be different under these files. */
  List<String> against(Map<Path, Playbook> files) {
    if (incidents.isEmpty()) {
      return List.of("No incident is open: nobody is concerned.");
    }
    List<String> lines = new ArrayList<>();
    incidents.forEach(
        (hash, ids) -> {
          Optional<PlaybookText> kept =
              texts.stream().filter(text -> text.hash().equals(hash)).findFirst();
          if (kept.isPresent()) {
            lines.addAll(against(ids, kept.get(), files));
          } else {
            lines.add(
                String.join(", ", ids)
                    + ": nothing is kept yet of the playbook; the one that the next start finds"
                    + " is.");
          }
        });
    return lines;
  }

  private static List<String> against(
      List<String> ids, PlaybookText kept, Map<Path, Playbook> files) {
    String keeps =
        String.join(", ", ids)
            + (ids.size() == 1 ? " keeps" : " keep")
            + " the playbook `"
            + kept.name()
            + "` as it was when "
            + (ids.size() == 1 ? "it was" : "they were")
            + " declared.";
    Optional<Path> file =
        files.size() == 1
            ? files.keySet().stream().findFirst()
            : files.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(kept.name()))
                .map(Map.Entry::getKey)
                .findFirst();
    if (file.isEmpty()) {
      return List.of(keeps + " None of these files is of that name.");
    }
    List<String> differences =
        PlaybookDiff.between(kept, Optional.ofNullable(files.get(file.get())).orElseThrow().text());
    if (differences.isEmpty()) {
      return List.of(keeps + " " + file.get() + " says the same.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(keeps + " Under " + file.get() + " it would be different:");
    differences.forEach(difference -> lines.add("  " + difference));
    return lines;
  }
}
