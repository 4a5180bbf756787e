package dev.muster.yaml;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which time zones there are only Java knows; no schema can list them. */
public final class TimeZoneRule {
  private TimeZoneRule() {}

  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The fault, if the file's value under that key is no time zone. */
  public static List<Fault> faults(Value file, String key) {
    Value written = file.at(key);
    return written
        .text()
        .filter(name -> zone(name).isEmpty())
        .map(name -> List.of(fault(written, name)))
        .orElse(List.of());
  }

  private static Fault fault(Value written, String name) {
    Set<String> zones = ZoneId.getAvailableZoneIds();
    String city = "/" + name.toLowerCase(Locale.ROOT).replace(' ', '_');
    String right =
        zones.stream()
            .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city))
            .sorted()
            .findFirst()
            .or(() -> Nearest.to(name, zones))
            .map(zone -> "did you mean `" + zone + "`?")
            .orElse("write one like Europe/Berlin, America/New_York or UTC");
    return written.fault("`" + name + "` is no time zone", right);
  }
}
