package dev.muster.playbook;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Role;
import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playbook that says only what is different from another. */
class InheritanceTest {
  private static final String TWO_LEVELS =
      """
      severities:
        - {name: P1, description: Bad., response_target: 15m}
        - {name: P2, description: Less bad., response_target: 1h}
      default_severity: P2
      """;

  @TempDir Path dir;

  @Test
  void whatIsNotSaidIsAsInTheDefault() throws Exception {
    Playbook ours = read("name: ours\nextends: default\n");
    Playbook shipped = PlaybookFile.shippedDefault();
    assertThat(ours.name()).isEqualTo("ours");
    assertThat(ours.title()).isEqualTo("ours");
    assertThat(ours.severities()).isEqualTo(shipped.severities());
    assertThat(ours.ladder()).isEqualTo(shipped.ladder());
    assertThat(ours.rhythm()).isEqualTo(shipped.rhythm());
  }

  @Test
  void aNameIsNotInherited() throws Exception {
    write("company.yml", "name: company\nextends: default\n");
    Path file = write("ours.yml", "extends: company.yml\n");
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .containsExactly(
            file
                + ":1: `name` is missing, add it: a short name of lowercase letters, digits and"
                + " hyphens.");
  }

  @Test
  void whatAnIncidentKeepsIsTheWhole() throws Exception {
    Playbook ours = read("name: ours\nextends: default\n" + TWO_LEVELS);
    assertThat(ours.text().text()).contains("\"roles\"").doesNotContain("extends", "SEV-1");
    assertThat(PlaybookFile.read(ours.text())).isEqualTo(ours);
  }

  @Test
  void keysGoBeforeKeysAndTheirNeighboursStay() throws Exception {
    Playbook ours =
        read(
            """
            name: ours
            extends: default
            updates:
              SEV-1: {war_room: 20m}
            roles:
              incident-commander:
                description: Leads.
            """);
    assertThat(ours.updateEvery("SEV-1", Audience.WAR_ROOM))
        .contains(new Cadence.Every(ofMinutes(20), ofMinutes(20)));
    assertThat(ours.updateEvery("SEV-2", Audience.WAR_ROOM))
        .contains(new Cadence.Every(ofHours(1), ofHours(1)));
    RoleDescription commander = ours.role(Role.COMMANDER).orElseThrow();
    assertThat(commander.description()).isEqualTo("Leads.");
    assertThat(commander.duties()).isNotEmpty();
    assertThat(ours.role("scribe")).isPresent();
  }

  @Test
  void aListIsReplacedWhole() throws Exception {
    Playbook ours =
        read(
            """
            name: ours
            extends: default
            phases:
              - {name: Ours, checklist: [Look]}
            responders:
              SEV-1: ["@us"]
            """);
    assertThat(ours.course().phases("SEV-1")).extracting(Phase::name).containsExactly("Ours");
    assertThat(ours.responders("SEV-1")).containsExactly("@us");
    assertThat(ours.responders("SEV-2")).containsExactly("@oncall");
  }

  @Test
  void whatWasForSeveritiesThatThereAreNoMoreIsNoMistake() throws Exception {
    Playbook ours = read("name: ours\nextends: default\n" + TWO_LEVELS);
    assertThat(ours.severities()).extracting(SeverityLevel::name).containsExactly("P1", "P2");
    assertThat(ours.people().responders()).isEmpty();
    assertThat(ours.ladder().steps()).isEmpty();
    assertThat(ours.aftermath().postMortem().due().isEmpty()).isTrue();
    assertThat(ours.course().phases("P1")).hasSize(1);
  }

  @Test
  void severitiesOfItsOwnNeedAUsualOneOfItsOwn() throws Exception {
    Path file =
        write(
            "ours.yml",
            "name: ours\nextends: default\n" + TWO_LEVELS.replace("default_severity: P2\n", ""));
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .containsExactly(
            file + ":1: `default_severity` is missing, add it: the name of one of the severities.");
  }

  @Test
  void aFileBesideItCanBeExtendedAndSoOn() throws Exception {
    write("company.yml", "name: company\nextends: default\narchive_after: 1d\n" + TWO_LEVELS);
    write("team/team.yml", "name: team\nextends: ../company.yml\nupdates: {P1: {war_room: 5m}}\n");
    Path file = write("team/night.yml", "name: night\nextends: team.yml\ntitle: At night\n");
    Playbook night = PlaybookFile.read(file);
    assertThat(night.title()).isEqualTo("At night");
    assertThat(night.aftermath().archiveAfter()).contains(ofHours(24));
    assertThat(night.updateEvery("P1", Audience.WAR_ROOM)).isPresent();
    assertThat(night.role("scribe")).isPresent();
  }

  @Test
  void aMistakeIsToldInTheFileThatHasIt() throws Exception {
    Path company = write("company.yml", "name: company\nextends: default\narchive_after: soon\n");
    Path file = write("ours.yml", "name: ours\n\nextends: company.yml\ntime_zone: Mars\n");
    assertThat(PlaybookFile.check(file))
        .extracting(fault -> fault.file() + ":" + fault.line())
        .containsExactly(file + ":4", company + ":3");
  }

  @Test
  void aMistakeThatWasReplacedIsNone() throws Exception {
    write("company.yml", "name: company\nextends: default\narchive_after: soon\n");
    assertThat(read("name: ours\nextends: company.yml\narchive_after: 1d\n").name())
        .isEqualTo("ours");
  }

  @Test
  void aFileThatIsNoYamlIsToldByItsName() throws Exception {
    Path company = write("company.yml", "name: \"company\nextends: default\n");
    Path file = write("ours.yml", "name: ours\nextends: company.yml\n");
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .contains(company + ":1: a quotation mark opens here and never closes, close it.");
  }

  @Test
  void twoThatExtendEachOtherAreTold() throws Exception {
    write("a.yml", "name: a\nextends: b.yml\n" + TWO_LEVELS);
    Path b = write("b.yml", "name: b\nextends: a.yml\n" + TWO_LEVELS);
    assertThat(PlaybookFile.check(dir.resolve("a.yml")))
        .extracting(Fault::toString)
        .containsExactly(
            b + ":2: `a.yml` extends this one in turn, let one of them stand on its own.");
  }

  @Test
  void aParentThatIsNotThereIsTold() throws Exception {
    Path file = write("ours.yml", "name: ours\nextends: company\n" + TWO_LEVELS);
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .containsExactly(
            file
                + ":2: there is no playbook `company` to extend, write `default`, or the path of a"
                + " file from where this one lies.");
  }

  private Playbook read(String yaml) throws Exception {
    return PlaybookFile.read(write("ours.yml", yaml));
  }

  private Path write(String name, String yaml) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, yaml);
  }
}
