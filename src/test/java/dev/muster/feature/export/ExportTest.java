package dev.muster.feature.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExportTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void theRecordComesIntoTheWarRoomAsFiles() {
    String told = eva.types(room, "export");

    assertThat(told).contains("<#" + room.id() + ">").contains("Markdown and JSON");
    assertThat(files()).containsExactly("INC-1-20260302-100001.md", "INC-1-20260302-100001.json");
    assertThat(room.messages()).anyMatch(m -> m.contains("The record of INC-1"));
  }

  @Test
  void fromElsewhereTheFilesGoIntoTheWarRoomToo() {
    eva.types("export inc-1");

    assertThat(files()).hasSize(2);
    assertThat(bot.room("general").json().path("files")).isEmpty();
  }

  @Test
  void whatIsNamedComesAndNothingElse() {
    assertThat(eva.types(room, "export PDF, html")).contains("as PDF and a page");

    assertThat(files()).containsExactly("INC-1-20260302-100001.pdf", "INC-1-20260302-100001.html");
    assertThat(eva.types(room, "export docx"))
        .contains("no format \"docx\"")
        .contains("md, json, csv, html or pdf");
  }

  @Test
  void askedOnceAndDeliveredTwiceItComesOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));

    eva.types(room, "export");

    assertThat(files()).hasSize(2);
  }

  @Test
  void aRefusalSaysWhatToDoAndWhereElseItIsToBeHad() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "files.getUploadURLExternal", "error", "no_permission", "times", 9));

    eva.types(room, "export");

    assertThat(files()).isEmpty();
    assertThat(String.join("\n", room.messages()))
        .contains("could not upload the record")
        .contains("Ask a Slack admin")
        .contains("export INC-1 --format md");
  }

  @Test
  void aRefusalAtTheEndIsToldToo() {
    bot.hands()
        .does("fault", Map.of("method", "files.completeUploadExternal", "error", "no_permission"));

    eva.types(room, "export");

    assertThat(String.join("\n", room.messages())).contains("could not upload the record");
  }

  @Test
  void aSlackThatFailsForAWhileDelaysIt() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "files.getUploadURLExternal", "http_status", 503, "times", 2));

    eva.types(room, "export");
    bot.passes(Duration.ofMinutes(1));

    assertThat(files()).hasSize(2);
  }

  private List<String> files() {
    List<String> names = new ArrayList<>();
    for (JsonNode file : room.json().path("files")) {
      names.add(file.path("name").asText());
    }
    return names;
  }
}
