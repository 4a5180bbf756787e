package dev.muster.doctor;

import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.PlaybookText;
import dev.muster.store.OpenIncidents;
import dev.muster.store.PlaybookShelf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Playbooks that open incidents should go by, and that this Muster can't read. */
final class LostPlaybooks {
  private LostPlaybooks() {}

  /** A sentence for each; of an incident no more than its id. */
  static List<String> in(Database database) {
    PlaybookShelf shelf = new PlaybookShelf(database);
    Map<String, List<Incident>> byEdition =
        new OpenIncidents(database)
            .get().stream()
                .filter(incident -> incident.identity().edition().isPresent())
                .collect(
                    Collectors.groupingBy(
                        incident -> incident.identity().edition().orElseThrow(),
                        TreeMap::new,
                        Collectors.toList()));
    return byEdition.entrySet().stream()
        .flatMap(
            edition ->
                problem(shelf.find(edition.getKey())).stream()
                    .map(problem -> sentence(edition.getValue(), problem)))
        .toList();
  }

  private static String sentence(List<Incident> incidents, String problem) {
    return "`"
        + incidents.get(0).identity().playbook()
        + "` as it was when "
        + incidents.stream().map(i -> i.id().value()).collect(Collectors.joining(", "))
        + " began "
        + problem;
  }

  private static Optional<String> problem(Optional<PlaybookText> kept) {
    if (kept.isEmpty()) {
      return Optional.of("is not in the store.");
    }
    try {
      Playbook unused = PlaybookFile.read(kept.get());
      return Optional.empty();
    } catch (PlaybookFaults e) {
      return Optional.of("can't be read: " + e.faults().get(0));
    }
  }
}
