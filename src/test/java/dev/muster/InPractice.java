package dev.muster;

import dev.muster.cli.SandboxCommand;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PracticeWorkspace;

/** How {@code muster sandbox} joins a bot to the practice workspace. */
public final class InPractice {
  private InPractice() {}

  public static Follower follower(Bot bot) {
    return SandboxCommand.follower(bot);
  }

  /** The page completes this bot's commands from now on. */
  public static void offers(Bot bot, PracticeWorkspace workspace) {
    workspace.offer(SandboxCommand.completions(bot.commandTable()));
  }
}
