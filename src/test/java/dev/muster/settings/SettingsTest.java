package dev.muster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("muster.yml");
  }

  @Test
  void theShippedFileSaysWhatIsSoWithoutOne() throws SettingsFaults {
    assertThat(Settings.read(Path.of("config/muster.yml"))).isEqualTo(Settings.defaults());
  }

  @Test
  void byDefaultOnlyThisMachineMayConnect() {
    Settings settings = Settings.defaults();
    assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 8080));
    assertThat(settings.connections()).isEqualTo(2);
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.playbooks()).isEmpty();
    assertThat(settings.backups().keep()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.backups().in(settings.data())).isEqualTo(Path.of("data", "backups"));
    assertThat(settings.logLevel()).isEqualTo(Settings.LogLevel.INFO);
  }

  @Test
  void everyKeyIsRead() throws Exception {
    write(
        """
        data: /var/lib/muster
        playbook: ours.yml
        http: {address: 0.0.0.0, port: 9090}
        slack: {connections: 3}
        log: {level: debug}
        time_zone: Europe/Berlin
        backups: {keep: 2w, directory: /mnt/copies}
        drills: [queue.yml, key.yml]
        """);
    assertThat(Settings.read(file))
        .isEqualTo(
            new Settings(
                new Settings.Http("0.0.0.0", 9090),
                3,
                Path.of("/var/lib/muster"),
                List.of(Path.of("ours.yml")),
                Settings.LogLevel.DEBUG,
                ZoneId.of("Europe/Berlin"),
                new Settings.Backups(Optional.of(Path.of("/mnt/copies")), Duration.ofDays(14)),
                List.of(Path.of("queue.yml"), Path.of("key.yml"))));
  }

  @Test
  void anEmptyFileIsFine() throws Exception {
    write("# nothing yet\n");
    assertThat(Settings.read(file)).isEqualTo(Settings.defaults());
  }

  @Test
  void aKeyWithNothingAfterItIsFine() throws Exception {
    write("http:\n#  port: 80\nlog:\n");
    assertThat(Settings.read(file)).isEqualTo(Settings.defaults());
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws Exception {
    write(
        """
        http:
          port: 80800
          adress: 127.0.0.1
        slack: {connections: two}
        log:
          level: inof
        time_zone: Berlin
        data: 7
        backups: {keep: 7}
        """);
    assertThat(Settings.check(file))
        .extracting(fault -> fault.line() + ": " + fault.what() + ", " + fault.right())
        .containsExactly(
            "2: `port` can't be `80800`, write a whole number from 0 to 65535",
            "3: `adress` is not a key of `http`, did you mean `address`?",
            "4: `connections` is the text `two`, write a whole number from 1 to 10",
            "6: `level` can't be `inof`, did you mean `info`?",
            "7: `Berlin` is no time zone, did you mean `Europe/Berlin`?",
            "8: `data` is the number 7, write the path of a directory",
            "9: `keep` is the number 7, write a number of days or weeks, such as 7d or 2w");
    assertThatThrownBy(() -> Settings.read(file))
        .isInstanceOf(SettingsFaults.class)
        .hasMessageContaining(file + ":2: `port` can't be `80800`");
  }

  @Test
  void checkKnowsSettingsFromPlaybooks() throws Exception {
    write("http: {prot: 1}\n");
    Path playbook = dir.resolve("ours.yml");
    Files.writeString(playbook, "severities: []\n");
    assertThat(Check.check(List.of(file, playbook)))
        .extracting(fault -> Path.of(fault.file()).getFileName() + ":" + fault.line())
        .contains("muster.yml:1", "ours.yml:1");
    assertThat(Check.check(List.of(file))).hasSize(1);
  }

  @Test
  void withoutFilesCheckLooksAtTheSettingsAndTheirPlaybook() throws Exception {
    assertThat(Check.usualFiles(dir)).isEmpty();
    Path settings = Files.createDirectories(dir.resolve("config")).resolve("muster.yml");
    Files.writeString(settings, "playbook: ours.yml\n");
    assertThat(Check.usualFiles(dir)).containsExactly(settings, dir.resolve("ours.yml"));
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file, yaml);
  }
}
