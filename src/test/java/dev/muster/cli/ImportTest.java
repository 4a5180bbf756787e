package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.database.Tables;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import}: what {@code export} wrote becomes the same store again, or nothing does. */
final class ImportTest {
  private static final Set<String> KEPT =
      Set.of(
          "incident",
          "timeline",
          "captured_message",
          "involved",
          "playbook_text",
          "counter",
          "open_action");

  @TempDir Path directory;
  private Path data;
  private Path files;
  private Path fresh;
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void twoIncidentsAreExported() {
    data = directory.resolve("data");
    files = directory.resolve("files");
    fresh = directory.resolve("fresh");
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(data))) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout <!channel> \u202Eis down 🔥");
      ana.types(room, "take incident-commander");
      ana.types(room, "note =1+1");
      ana.types(room, "update we look; \"quotes\" and \\ too");
      ana.types(room, "resolve rolled back");
      ana.declares("SEV-2 search is slow");
    }
    assertThat(terminal.run("export", "--all", files(), "--format", "json", "--data", data()))
        .isZero();
  }

  private String data() {
    return data.toString();
  }

  private String files() {
    return files.toString();
  }

  private int imports(String... ids) {
    List<String> line = new ArrayList<>(List.of("import"));
    for (String id : ids) {
      line.add(files.resolve(id + ".json").toString());
    }
    line.addAll(List.of("--data", fresh.toString()));
    return terminal.run(line.toArray(new String[0]));
  }

  private static List<String> rows(Path store) {
    List<String> rows = new ArrayList<>();
    try (Database database = Database.in(store)) {
      Tables.read(
          database,
          (table, row) -> {
            if (KEPT.contains(table)
                && !"commit".equals(row.get("name"))) { // a store counts those itself
              rows.add(table + " " + new TreeMap<>(row));
            }
          });
    }
    return rows;
  }

  @Test
  void whatIsReadBackEqualsTheStore() {
    assertThat(imports("INC-2", "INC-1")).as(terminal.said()).isZero();
    assertThat(terminal.said()).contains("holds 2 incidents, ");

    assertThat(rows(fresh)).containsExactlyInAnyOrderElementsOf(rows(data)).hasSizeGreaterThan(20);
    assertThat(terminal.run("export", "INC-1", "--verify", "--data", fresh.toString())).isZero();
  }

  @Test
  void aStoreWithIncidentsIsLeftAlone() {
    assertThat(imports("INC-1")).isZero();
    List<String> before = rows(fresh);

    assertThat(imports("INC-2")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("has incidents already (1)").contains("--data");
    assertThat(rows(fresh)).isEqualTo(before);
  }

  @Test
  void oneThatHasNoIncidentYetTakesThem() {
    Database.in(fresh).close();

    assertThat(imports("INC-1", "INC-2")).as(terminal.said()).isZero();
    assertThat(rows(fresh)).containsExactlyInAnyOrderElementsOf(rows(data));
  }

  @Test
  void anAlteredEntryIsNamed() throws IOException {
    alter("INC-1", "\"text\" : \"=1+1\"", "\"text\" : \"=1+2\"");
    assertThat(imports("INC-1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).containsPattern("was altered: entry \\d+ of the timeline");
    assertThat(Database.isIn(fresh)).isFalse();
  }

  @Test
  void soIsOneOfTheRowsBeneath() throws IOException {
    String text = Files.readString(files.resolve("INC-1.json"));
    int rows = text.indexOf("\"original\"");
    int at = text.indexOf("=1+1", rows);
    Files.writeString(
        files.resolve("INC-1.json"), text.substring(0, at) + "=1+2" + text.substring(at + 4));

    assertThat(imports("INC-1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).containsPattern("was altered: entry \\d+ of the timeline");
  }

  @Test
  void andWhatIsNoEntryIsNoticedToo() throws IOException {
    alter("INC-2", "\"severity\" : \"SEV-2\"", "\"severity\" : \"SEV-3\"");
    assertThat(imports("INC-2", "INC-1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("INC-2.json was altered").contains("outside");
    assertThat(Database.isIn(fresh)).isFalse();
  }

  @Test
  void aNewerMustersFileIsRefusedInWords() throws IOException {
    alter("INC-1", "\"schema_version\" : 2", "\"schema_version\" : 9");
    assertThat(imports("INC-1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("newer Muster").doesNotContain("\tat ");
  }

  @Test
  void whatIsNoRecordIsSaid() throws IOException {
    Files.writeString(files.resolve("INC-1.json"), "{\"a\": ");
    assertThat(imports("INC-1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("not whole");
    assertThat(imports("INC-7")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("There is no file");
    assertThat(imports("INC-2", "INC-2")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("Two of the files hold INC-2");
  }

  private void alter(String id, String from, String to) throws IOException {
    Path file = files.resolve(id + ".json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }
}
