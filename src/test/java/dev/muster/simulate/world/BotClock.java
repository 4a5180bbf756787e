package dev.muster.simulate.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The clock on the bot's machine: Slack's, unless somebody set it wrong. */
final class BotClock extends Clock {
  private final Clock slack;
  private final Supplier<Duration> wrongBy;
  private final Doom doom;
  private final ThreadGroup bot;

  BotClock(Clock slack, Supplier<Duration> wrongBy, Doom doom, ThreadGroup bot) {
    this.slack = slack;
    this.wrongBy = wrongBy;
    this.doom = doom;
    this.bot = bot;
  }

  @Override
  public Instant instant() {
    boolean ours = Thread.currentThread().getThreadGroup() == bot;
    if (ours && doom.isMet(Doom.Moment.AT_CLOCK)) {
      throw new Doom.Killed();
    }
    return slack.instant().plus(wrongBy.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Muster reads instants.");
  }
}
