package dev.muster.slack;

import java.util.List;

/** What follows {@code /incident}. A new one is a class like this and its line in {@code Bot}. */
public interface Command {
  /** As typed: {@code severity}. */
  String name();

  /** What follows the name: {@code <level> [why]}; empty for nothing. */
  String usage();

  /** What it does, in a few words, for the help. */
  String summary();

  /** Where it makes sense. */
  default Place place() {
    return Place.WAR_ROOM;
  }

  /** Other words for it. */
  default List<String> aliases() {
    return List.of();
  }

  Reply run(Invocation invocation);

  /** Where a command makes sense. */
  enum Place {
    /** In a war room, or with an incident's id as its first word. */
    WAR_ROOM,
    ANYWHERE
  }
}
