package dev.muster.settings;

import dev.muster.playbook.Durations;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Schema;
import dev.muster.yaml.TimeZoneRule;
import dev.muster.yaml.Value;
import dev.muster.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code config/muster.yml} says, or would by default.
 *
 * @param connections how many sockets to Slack are kept open
 * @param playbooks the usual one first; none for the one that is shipped
 * @param timeZone the clock for exports and logs
 * @param drills a team's own scenarios
 */
public record Settings(
    Http http,
    int connections,
    Path data,
    List<Path> playbooks,
    LogLevel logLevel,
    ZoneId timeZone,
    Backups backups,
    List<Path> drills) {

  private static final String SCHEMA = "/config/muster.schema.json";

  /** Where the web server listens. */
  public record Http(String address, int port) {}

  /**
   * The daily copies of the store.
   *
   * @param directory empty for the usual one, in the data directory
   */
  public record Backups(Optional<Path> directory, Duration keep) {
    /** Where they are, of the store in this data directory. */
    public Path in(Path data) {
      return directory.orElseGet(() -> data.resolve("backups"));
    }
  }

  /** How much is logged. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** What is so without a file. */
  public static Settings defaults() {
    return of(YamlFile.EMPTY.top());
  }

  public static Settings read(Path path) throws SettingsFaults {
    YamlFile file = checked(path);
    if (!file.faults().isEmpty()) {
      throw new SettingsFaults(file.faults());
    }
    return of(file.top());
  }

  /** All mistakes at once, in the order of the lines. */
  public static List<Fault> check(Path path) {
    return checked(path).faults();
  }

  private static YamlFile checked(Path path) {
    YamlFile file = YamlFile.read(path);
    return file.checkedBy(Schema.shipped(SCHEMA))
        .with(TimeZoneRule.faults(file.top(), "time_zone"));
  }

  /** One or a list of some. */
  static List<Path> playbooks(Value written) {
    return Stream.concat(written.text().stream(), written.texts().stream()).map(Path::of).toList();
  }

  /** A team's own, besides those that are shipped. */
  static List<Path> drills(Value written) {
    return written.texts().stream().map(Path::of).toList();
  }

  private static Settings of(Value file) {
    Value http = file.at("http");
    return new Settings(
        new Http(http.at("address").text("127.0.0.1"), http.at("port").number(8080)),
        file.at("slack").at("connections").number(2),
        Path.of(file.at("data").text("data")),
        playbooks(file.at("playbook")),
        LogLevel.valueOf(file.at("log").at("level").text("info").toUpperCase(Locale.ROOT)),
        ZoneId.of(file.at("time_zone").text("UTC")),
        new Backups(
            file.at("backups").at("directory").text().map(Path::of),
            Durations.parse(file.at("backups").at("keep").text("7d")).orElseThrow()),
        drills(file.at("drills")));
  }
}
