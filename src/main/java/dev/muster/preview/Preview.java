package dev.muster.preview;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that Muster would do by itself about an incident that nobody answers.
 *
 * @param declared T+0
 * @param span how far it looks
 * @param steps in order of time
 * @param later what happens once, but after that
 */
public record Preview(
    Playbook playbook,
    SeverityLevel level,
    Instant declared,
    Duration span,
    List<Step> steps,
    List<Step> later) {

  /** More would happen than anybody wants to read. */
  public static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int most;

    TooMuch(int most) {
      this.most = most;
    }

    /** What to do about it. */
    public String sentence() {
      return "More than "
          + most
          + " things would happen in that time. Ask for a shorter one, such as `--hours 8`.";
    }
  }

  public Preview {
    steps = List.copyOf(steps);
    later = List.copyOf(later);
  }

  /**
   * Looks ahead.
   *
   * @param span how far; if empty, until the last thing that happens once, but no further than
   *     three days
   * @throws TooMuch if more would happen than anybody wants to read
   */
  public static Preview of(Playbook playbook, SeverityLevel level, Optional<Duration> span) {
    return PreviewRun.of(playbook, level, span);
  }

  /** For a person to read. */
  public String text() {
    return TextPreview.of(this);
  }

  /** For a program. */
  public String json() {
    return JsonPreview.of(this);
  }

  /** The first hours as a picture. */
  public String svg() {
    return SvgPreview.of(this);
  }
}
