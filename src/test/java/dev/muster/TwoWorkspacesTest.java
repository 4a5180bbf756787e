package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.incident.Incident;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that outlives the practice workspace, as with {@code sandbox --data}. */
final class TwoWorkspacesTest {
  @TempDir Path directory;

  @Test
  void eachStartDeclaresWhatIsDeclared() {
    List<String> titles = List.of("alpha", "bravo", "charlie", "delta");
    Set<String> rooms = new HashSet<>();
    for (int i = 0; i < titles.size(); i++) {
      try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
        Person ana = bot.person("ana");
        String told = ana.types("declare SEV-1 " + titles.get(i));
        bot.settled();

        assertThat(told).contains("INC-" + (i + 1)).contains(titles.get(i));
        Incident incident = bot.incident("INC-" + (i + 1));
        assertThat(incident.title()).isEqualTo(titles.get(i));
        assertThat(bot.room("inc-" + (i + 1) + "-" + titles.get(i)).messages()).isNotEmpty();
        rooms.add(incident.room().channel().orElseThrow().value());
      }
    }
    assertThat(rooms).as("no room is ever another").hasSize(titles.size());
  }

  @Test
  void aFormSentAsTheFirstThingIsTakenToo() {
    for (int i = 1; i <= 2; i++) {
      try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
        Person ana = bot.person("ana");
        ana.types("declare");
        ana.submits(Map.of("title", "form " + i, "severity", "SEV-2"));
        bot.settled();
        assertThat(bot.incident("INC-" + i).title()).isEqualTo("form " + i);
      }
    }
  }

  @Test
  void whatEveryWorkspaceHasKeepsItsIdAndNothingElseDoes() {
    Set<String> first = new HashSet<>();
    Set<String> always = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      try (BotUnderTest bot = BotUnderTest.started()) {
        bot.person("ana").types("declare SEV-1 Checkout is down");
        bot.settled();
        JsonNode state = bot.hands().get("state");
        List<String> fixed = new ArrayList<>(ids(state.path("users")));
        fixed.addAll(ids(state.path("usergroups")));
        List<String> own = new ArrayList<>();
        for (JsonNode channel : state.path("channels")) {
          boolean founded = Set.of("general", "incidents").contains(channel.path("name").asText());
          (founded ? fixed : own).add(channel.path("id").asText());
        }
        assertThat(own).isNotEmpty().noneMatch(first::contains);
        first.addAll(own);
        if (i > 0) {
          assertThat(fixed).containsExactlyInAnyOrderElementsOf(always);
        }
        always.addAll(fixed);
      }
    }
  }

  private static List<String> ids(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false).map(n -> n.path("id").asText()).toList();
  }
}
