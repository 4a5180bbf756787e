package dev.muster.slack;

/** Looks at what happens in the workspace; takes what concerns it. */
@FunctionalInterface
public interface Listener {
  void on(SlackEvent event);
}
