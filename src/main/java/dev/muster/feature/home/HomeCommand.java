package dev.muster.feature.home;

import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident home}: the Home tab anew; its buttons turn pages with it. */
public final class HomeCommand implements Command {
  private final HomeTab tab;

  public HomeCommand(HomeTab tab) {
    this.tab = tab;
  }

  @Override
  public String name() {
    return "home";
  }

  @Override
  public String usage() {
    return "[page]";
  }

  @Override
  public String summary() {
    return "fills your Home tab anew: what is on fire, what is yours to do, what is overdue";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    String typed = invocation.arguments().first();
    int page = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 1;
    tab.show(invocation.user(), page - 1);
    return invocation.isPressed()
        ? Reply.seen()
        : Reply.told("Your Home tab is up to date: click my name, then *Home*.");
  }
}
