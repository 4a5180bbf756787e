package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.EventKinds;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.slack.Command;
import dev.muster.slack.Modal;
import dev.muster.slack.Shortcut;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Button;
import dev.muster.testkit.BotUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The names that stand in stores and in messages already posted. {@code stored-names.txt} lists
 * them: lines may be added there, and none may go or change, for a store or a button of before
 * would no longer be understood.
 */
final class StoredNamesTest {
  private static final Path PINNED = Path.of("src", "test", "resources", "stored-names.txt");

  private static Stream<Class<?>> events() {
    return Stream.of(IncidentEvent.class.getPermittedSubclasses())
        .flatMap(group -> Stream.of(group.getPermittedSubclasses()));
  }

  private static List<String> names(Features features) {
    List<String> names = new ArrayList<>();
    features.couriers().keySet().stream().sorted().forEach(kind -> names.add("delivery " + kind));
    features.modals().stream()
        .map(Modal::callbackId)
        .sorted()
        .forEach(id -> names.add("form " + id));
    features.shortcuts().stream()
        .map(Shortcut::callbackId)
        .sorted()
        .forEach(id -> names.add("shortcut " + id));
    for (Command command : features.commands()) {
      names.add(
          "button "
              + new Button("", command.name(), "", new IncidentId("")).element().getActionId());
    }
    return names;
  }

  @Test
  void everyKindOfEventHasANameAndIsFoundByIt() throws Exception {
    List<String> pinned = pinned().filter(line -> line.startsWith("event ")).toList();

    assertThat(pinned).isNotEmpty();
    assertThat(
            pinned.stream()
                .<Class<?>>map(line -> EventKinds.named(line.substring("event ".length())))
                .toList())
        .containsExactlyInAnyOrderElementsOf(events().toList());
  }

  @Test
  void whatIsStoredOrPostedKeepsItsName() throws Exception {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Set<String> today = Set.copyOf(names(bot.bot().features()));

      assertThat(pinned().filter(line -> !line.startsWith("event ")))
          .containsExactlyInAnyOrderElementsOf(today);
    }
  }

  @Test
  void aBoxPostedLongAgoStandsForTheSame() {
    Button pressed = Boxes.pressed("run:checklist", "0,2|list-1 0|INC-7", List.of("0", "1"));

    assertThat(pressed)
        .isEqualTo(new Button("", "checklist", "list-1 0 0,2 0,1", new IncidentId("INC-7")));
  }

  @Test
  void aButtonPostedLongAgoStandsForTheSame() {
    assertThat(Button.pressed("run:alert:5-declare", "\n5 declare"))
        .isEqualTo(new Button("", "alert", "5 declare", new IncidentId("")));
    assertThat(Button.pressed("run:take", "INC-7"))
        .isEqualTo(new Button("", "take", "", new IncidentId("INC-7")));
  }

  private static Stream<String> pinned() throws IOException {
    return Files.readAllLines(PINNED).stream().filter(line -> !line.isBlank());
  }
}
