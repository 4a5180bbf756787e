package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The default playbook with one small slip each. */
class BrokenPlaybookTest {
  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("ours.yml");
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        slip(
            "response_target: 15m",
            "response_target: 15",
            "`response_target` is the number 15, write a duration with its unit such as 15m or 4h,"
                + " `immediately`, or `next business day`"),
        slip(
            "response_target: 1h",
            "response_target: soon",
            "`response_target` can't be `soon`, write a duration with its unit such as 15m or 4h,"
                + " `immediately`, or `next business day`"),
        slip(
            "SEV-2: {war_room: 1h}",
            "SEV-2: {war_room: 60}",
            "`war_room` is the number 60, write a duration with its unit such as 30m, `5m to 10m`,"
                + " `by phase`, `as promised else 30m`, or `never`"),
        slip(
            "SEV-2: {war_room: 1h}",
            "SEV-2: {warroom: 1h}",
            "there is no audience `warroom`, did you mean `war_room`?"),
        slip(
            "SEV-4: {war_room: never}",
            "SEV-5: {war_room: never}",
            "there is no severity `SEV-5`, the severities are SEV-1, SEV-2, SEV-3, SEV-4"),
        slip(
            "SEV-4: {war_room: never}",
            "sev4: {war_room: never}",
            "there is no severity `sev4`, write it as above: SEV-4"),
        slip(
            "default_severity: SEV-3",
            "default_severity: P3",
            "there is no severity `P3`, the severities are SEV-1, SEV-2, SEV-3, SEV-4"),
        slip(
            "default_severity: SEV-3",
            "default_severty: SEV-3",
            "`default_severty` is not a key of this file, did you mean `default_severity`?"),
        slip("  - name: SEV-2", "  - name: SEV-1", "`SEV-1` is here twice, give each its own name"),
        slip(
            "aliases: [S2]",
            "aliases: [sev1]",
            "`sev1` already means `SEV-1`, give each its own name"),
        slip("title: Default playbook", "title: 404", "`title` is the number 404, write a few"),
        slip(
            "title: Default playbook",
            "title: Default playbook\ntitle: Ours",
            1,
            "`title` is here a second time, keep one of the two (the first is on line"),
        slip(
            "time_zone: UTC", "time_zone: Mars", "`Mars` is no time zone, write one like Europe/B"),
        slip(
            "days: [mon, tue, wed, thu, fri]",
            "days: [mon, tues, wed, thu, fri]",
            "an entry of `days` can't be `tues`, did you mean `tue`?"),
        slip(
            "to: \"17:00\"",
            "to: \"08:00\"",
            "business hours end at 08:00 and begin at 09:00, let `from` be earlier than `to`"),
        slip(
            "from: \"09:00\"",
            "from: 9 am",
            "`from` can't be `9 am`, write a time in quotes such as \"09:00\""),
        slip(
            "holidays: []",
            "holidays: [2026-02-30]",
            "there is no day `2026-02-30`, write it as year-month-day"),
        slip(
            "channel_name: inc-{number}-{title}",
            "channel_name: Inc-{number}-{title}",
            "`channel_name`: `Inc-{number}-{title}` has characters that such a name can't have, use"
                + " lowercase letters, digits, - and _ outside of the braces"),
        slip(
            "channel_name: inc-{number}-{title}",
            "channel_name: inc-{nummer}-{title}",
            "`channel_name`: `{nummer}` stands for nothing, did you mean {number}?"),
        slip(
            "incident_id: INC-{number}",
            "incident_id: INC",
            "`incident_id`: `INC` is the same for every incident, put a placeholder in it"),
        slip(
            "incident_id: INC-{number}",
            "incident_id: INC-{number",
            "`incident_id`: a brace in `INC-{number` has no partner, write each placeholder as"),
        slip(
            "SEV-1: [\"@oncall\"]",
            "SEV-1: [oncall]",
            "an entry of `SEV-1` can't be `oncall`, write a user group or person by their handle"),
        slip(
            "SEV-1: [\"@oncall\"]",
            "SEV-1: [@oncall]",
            "a value can't begin with @, put the whole value in double quotes"),
        slip(
            "SEV-1: [\"@oncall\"]",
            "SEV-1: \"@oncall\"",
            "`SEV-1` is the text `@oncall`, write a list such as [\"@oncall\"]"),
        slip(
            "call: {title: Call, url: }",
            "call: {title: Call, url: zoom}",
            "`url` can't be `zoom`, write an address that begins with https:// or http://"),
        slip(
            "    status: investigating",
            "    status: investigate",
            "`status` can't be `investigate`, did you mean `investigating`?"),
        slip(
            "remind: [summary, tasks]",
            "remind: [summery, tasks]",
            "an entry of `remind` can't be `summery`, did you mean `summary`?"),
        slip(
            "rights: {}",
            "rights: {closing: [\"@sre\"]}",
            "`closing` is not a key of `rights`, the keys here are close, cancel, lower_severity,"
                + " see_private"),
        slip(
            "rights: {}",
            "rights: {lower_severty: [\"@sre\"]}",
            "`lower_severty` is not a key of `rights`, did you mean `lower_severity`?"),
        slip(
            "rights: {}",
            "rights: {close: []}",
            "`close` is empty, write a list of user groups, people and roles such as [\"@sre\","
                + " incident-commander], or leave the key out: then everybody may"),
        slip(
            "rights: {}",
            "rights: {close: \"@sre\"}",
            "`close` is the text `@sre`, write a list of user groups, people and roles"),
        slip(
            "rights: {}",
            "rights: {close: [ic, incident-comander]}",
            "there is no role `incident-comander`, did you mean `incident-commander`? A user group"
                + " or a person is written in quotes with its @, such as \"@oncall\""),
        slip(
            "rights: {}",
            "rights:\n  close: [Scribe]\n  cancel:\n    - ic\n    - payments",
            4,
            "there is no role `payments`, the roles are incident-commander, communications-lead, scribe,"
                + " subject-matter-expert; a user group or a person is written in quotes"),
        slip(
            "rights: {}",
            "rights: {cancel: [\"@sre\", \"@sre\"]}",
            "`cancel` names something twice, name each once"),
        slip("snoozes: 1", "snoozes: 99", "`snoozes` can't be `99`, write a whole number from 0"),
        slip("  scribe:", "  Scribe:", "`Scribe` can't be a role's key, write it like incident-"),
        slip(
            "aliases: [comms]",
            "aliases: [ic]",
            "`ic` already means `incident-commander`, give each its own name"),
        slip("archive_after: 7d", "archive_after: 7 days", "`archive_after` can't be `7 days`, "),
        slip("archive_after: 7d", "archive_after: \"7d", "a quotation mark opens here and never"),
        slip("snoozes: 1", "\tsnoozes: 1", "a tab stands where YAML wants spaces, indent with"),
        slip("  - name: SEV-3", "  -name: SEV-3", "this line doesn't fit the lines above it"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("slips")
  void aSlipIsToldWithItsLineAndWhatWouldBeRight(
      String right, String wrong, int linesAfter, String sentence) throws IOException {
    String before = Files.readString(Path.of("config/playbooks/default.yml"));
    int at =
        before.indexOf("\n" + right) >= 0
            ? before.indexOf("\n" + right) + 1
            : before.indexOf(right);
    assertThat(at).as(right).isNotNegative();
    int line = 1 + (int) before.substring(0, at).chars().filter(c -> c == '\n').count();
    write(before.substring(0, at) + wrong + before.substring(at + right.length()));

    assertThat(PlaybookFile.check(file))
        .anySatisfy(
            fault -> {
              assertThat(fault.what() + ", " + fault.right()).startsWith(sentence);
              assertThat(fault.line()).isEqualTo(line + linesAfter);
            });
    assertThatThrownBy(() -> PlaybookFile.read(file)).isInstanceOf(PlaybookFaults.class);
  }

  @Test
  void allMistakesAreToldAtOnceInOrderOfTheLines() throws IOException {
    write(
        """
        name: Our Playbook
        severities:
          - name: P0
            description: Everything is down.
            response_target: now
          - name: P1
            response_target: 15m
        default_severity: P2
        updates:
          P0: {war_room: 30}
          P3: {war_room: 1h}
        channel_name: "{severty}-x"
        """);
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .containsExactly(
            file
                + ":1: `name` can't be `Our Playbook`, write a short name of lowercase letters,"
                + " digits and hyphens.",
            file
                + ":5: `response_target` can't be `now`, write a duration with its unit such as 15m"
                + " or 4h, `immediately`, or `next business day`.",
            file + ":6: `description` is missing, add it: a sentence, at most 300 characters.",
            file + ":8: there is no severity `P2`, the severities are P0, P1.",
            file
                + ":10: `war_room` is the number 30, write a duration with its unit such as 30m,"
                + " `5m to 10m`, `by phase`, `as promised else 30m`, or `never`.",
            file + ":11: there is no severity `P3`, the severities are P0, P1.",
            file + ":12: `channel_name`: `{severty}` stands for nothing, did you mean {severity}?");
  }

  @Test
  void anEmptyFileIsNoPlaybook() throws IOException {
    write("# later\n");
    assertThat(only()).contains("the file says nothing");
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(only()).contains("there is no such file");
  }

  @Test
  void aDirectoryIsTold() {
    file = dir;
    assertThat(only()).contains("this is a directory");
  }

  @Test
  void aFileInAnotherEncodingIsToldByLine() throws IOException {
    Files.write(file, "name: a\ntitle: Störung\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(only()).contains(":2: this line is not UTF-8 text, save the file as UTF-8");
  }

  @Test
  void aControlCharacterIsToldByLine() throws IOException {
    write("name: a\ntitle: a\u0007b\n");
    assertThat(only()).contains(":2: an invisible control character is here");
  }

  @Test
  void aListIsNoPlaybook() throws IOException {
    write("- name: SEV-1\n");
    assertThat(only()).contains(":1: this file is a list, write ");
  }

  @Test
  void aSentenceIsNoPlaybook() throws IOException {
    write("hello\n");
    assertThat(only()).contains(":1: this file is the text `hello`, write ");
  }

  @Test
  void aReferenceIsRefused() throws IOException {
    write("name: *x\n");
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::what)
        .contains("`*x` refers to another place");
  }

  @Test
  void aByteOrderMarkIsNoMistake() throws IOException {
    write("\uFEFF" + Files.readString(Path.of("config/playbooks/default.yml")));
    assertThat(PlaybookFile.check(file)).isEmpty();
  }

  @Test
  void windowsLineEndsAreNoMistake() throws IOException {
    write(Files.readString(Path.of("config/playbooks/default.yml")).replace("\n", "\r\n"));
    assertThat(PlaybookFile.check(file)).isEmpty();
  }

  private String only() {
    List<Fault> faults = PlaybookFile.check(file);
    assertThat(faults).hasSize(1);
    return faults.get(0).toString();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file, yaml);
  }

  private static Arguments slip(String right, String wrong, String sentence) {
    return slip(right, wrong, 0, sentence);
  }

  private static Arguments slip(String right, String wrong, int linesAfter, String sentence) {
    return Arguments.of(right, wrong, linesAfter, sentence);
  }
}
