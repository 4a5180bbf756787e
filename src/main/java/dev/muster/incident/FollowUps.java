package dev.muster.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The action items of an incident, also those that are done, in the order of their numbers. */
public record FollowUps(List<ActionItem> items) {
  static final FollowUps NONE = new FollowUps(List.of());

  public FollowUps {
    items = List.copyOf(items);
  }

  /** The one that people call by this number. */
  public Optional<ActionItem> item(int number) {
    return items.stream().filter(item -> item.number() == number).findFirst();
  }

  /** The one that was made of this message. */
  public Optional<ActionItem> of(ChannelId channel, String ts) {
    return items.stream()
        .filter(item -> item.source().filter(s -> s.is(channel, ts)).isPresent())
        .findFirst();
  }

  public List<ActionItem> open() {
    return items.stream().filter(ActionItem::isOpen).toList();
  }

  /** The number of the one that comes next. */
  public int next() {
    return items.stream().mapToInt(ActionItem::number).max().orElse(0) + 1;
  }

  /** Also instead of the one with the same number. */
  FollowUps with(ActionItem item) {
    List<ActionItem> more = new ArrayList<>(items);
    more.removeIf(old -> old.number() == item.number());
    more.add(item);
    more.sort(Comparator.comparingInt(ActionItem::number));
    return new FollowUps(more);
  }
}
