package dev.muster.feature.status;

import dev.muster.incident.Refused;
import dev.muster.incident.Status;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Arguments;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Mrkdwn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statuses by what people call them: the playbook's words, then our own. */
final class StatusWords {
  /** A playbook may call a status {@code A fix is in}. */
  private static final int MOST_WORDS = 5;

  private final Playbook playbook;
  private final Map<String, Status> byKey = new LinkedHashMap<>();

  StatusWords(Playbook playbook) {
    this.playbook = playbook;
    for (Status status : Status.values()) {
      byKey.putIfAbsent(key(playbook.statusWord(status)), status);
    }
    for (Status status : Status.values()) {
      byKey.putIfAbsent(key(status.word()), status);
    }
  }

  /** As the playbook says it, safe in a message. */
  String shown(Status status) {
    return Mrkdwn.escape(playbook.statusWord(status));
  }

  /** As the playbook says it, for a form. */
  String plain(Status status) {
    return playbook.statusWord(status);
  }

  /** Those that can be chosen while somebody works on it. */
  static List<Status> open() {
    return Stream.of(Status.values()).filter(Status::isOpen).toList();
  }

  /**
   * The status that the words begin with.
   *
   * @throws Refused if they begin with none
   */
  TypedStatus read(Arguments arguments) {
    String said = "";
    Optional<TypedStatus> found = Optional.empty();
    Arguments rest = arguments;
    for (int i = 0; i < MOST_WORDS && !rest.isEmpty(); i++) {
      said += " " + rest.first();
      rest = rest.rest();
      Optional<Status> status = Optional.ofNullable(byKey.get(key(said)));
      if (status.isPresent()) {
        found = Optional.of(new TypedStatus(status.get(), rest));
      }
    }
    return found.orElseThrow(() -> unknown(arguments));
  }

  private Refused unknown(Arguments arguments) {
    String typed = arguments.rest().isEmpty() ? arguments.first() : arguments.words();
    Optional<Status> near =
        DidYouMean.among(byKey.keySet(), key(typed))
            .or(() -> DidYouMean.among(byKey.keySet(), key(arguments.first())))
            .map(byKey::get);
    return new Refused(
        "There is no status "
            + Mrkdwn.escape(typed)
            + "."
            + near.map(status -> " Did you mean " + shown(status) + "?").orElse("")
            + " There are "
            + open().stream().map(this::shown).collect(Collectors.joining(", "))
            + "; `/incident resolve` and `/incident close` end it.",
        near.map(status -> new Refused.Slip(arguments.first(), status.word())));
  }

  /** Case, spaces and punctuation are forgiven. */
  private static String key(String words) {
    return NameKey.folded(words).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
