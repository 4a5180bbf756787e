package dev.muster.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run of kills came to.
 *
 * @param findings each thing that is lost, doubled or half-made, in a line
 */
record Figures(
    long seed,
    int kills,
    List<Deed> deeds,
    List<Duration> recoveries,
    List<String> errors,
    List<Finding> findings) {

  /** Something that is not as it was promised. */
  record Finding(Kind kind, String words) {
    enum Kind {
      LOST,
      DOUBLED,
      HALF_MADE,
      UNTRUE
    }

    @Override
    public String toString() {
      return kind + ": " + words;
    }
  }

  long count(Finding.Kind kind) {
    return findings.stream().filter(f -> f.kind() == kind).count();
  }

  boolean fine() {
    return findings.isEmpty() && errors.isEmpty();
  }

  private long acked(Deed.What what) {
    return deeds.stream().filter(d -> d.what() == what && d.acked()).count();
  }

  private Duration recovery(int share, int of) {
    List<Duration> sorted = recoveries.stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * share / of));
  }

  String report() {
    StringBuilder report = new StringBuilder();
    findings.forEach(finding -> report.append(finding).append('\n'));
    errors.forEach(line -> report.append(line).append('\n'));
    return report
        .append(
            String.format(
                Locale.ROOT,
                """
                kills                  %d (seed %d: mvn -Pcrash -Dkills=%d -Dseed=%d)
                acknowledged           %d declares, %d updates, %d resolves
                never answered         %d
                lost                   %d
                doubled                %d
                half-made              %d
                record untrue          %d
                answers again after    median %d ms, longest %d ms
                ERROR lines            %d
                """,
                kills,
                seed,
                kills,
                seed,
                acked(Deed.What.DECLARE),
                acked(Deed.What.UPDATE),
                acked(Deed.What.RESOLVE),
                deeds.stream().filter(d -> !d.acked()).count(),
                count(Finding.Kind.LOST),
                count(Finding.Kind.DOUBLED),
                count(Finding.Kind.HALF_MADE),
                count(Finding.Kind.UNTRUE),
                recovery(1, 2).toMillis(),
                recovery(1, 1).toMillis(),
                errors.size()))
        .toString();
  }
}
