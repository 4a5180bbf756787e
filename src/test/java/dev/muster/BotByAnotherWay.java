package dev.muster;

import com.slack.api.Slack;

/** A bot that reaches Slack by a way of the test's own. */
public final class BotByAnotherWay {
  private BotByAnotherWay() {}

  public static Bot of(Setup setup, Slack way) {
    return new Bot(setup, way);
  }
}
