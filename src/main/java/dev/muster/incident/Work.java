package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be done, and what of it is.
 *
 * @param call where people talk to each other, if somebody said so
 */
public record Work(List<Checklist> lists, List<Task> tasks, Optional<String> call) {
  static final Work NONE = new Work(List.of(), List.of(), Optional.empty());

  public Work {
    lists = List.copyOf(lists);
    tasks = List.copyOf(tasks);
  }

  /**
   * Boxes to tick.
   *
   * @param key {@code phase:Triage}, {@code runbook:api-down}
   * @param ticks by the box's place, from 0
   */
  public record Checklist(
      String key, String title, List<String> boxes, Map<Integer, Tick> ticks, Instant opened) {
    public Checklist {
      boxes = List.copyOf(boxes);
      ticks = Map.copyOf(ticks);
    }

    public boolean isTicked(int box) {
      return ticks.containsKey(box);
    }

    /** Nothing of it is left to do. */
    public boolean isDone() {
      return ticks.size() >= boxes.size();
    }

    /** What nobody ticked. */
    public List<String> left() {
      List<String> left = new ArrayList<>();
      for (int i = 0; i < boxes.size(); i++) {
        if (!isTicked(i)) {
          left.add(boxes.get(i));
        }
      }
      return left;
    }
  }

  /** Who ticked a box, and when. */
  public record Tick(UserId by, Instant at) {}

  /**
   * Something that somebody does now.
   *
   * @param number as people name it, from 1
   * @param due when it is asked after
   */
  public record Task(
      int number,
      String words,
      Optional<UserId> owner,
      Optional<Instant> due,
      Optional<Instant> done) {
    public boolean isOpen() {
      return done.isEmpty();
    }
  }

  public Optional<Checklist> list(String key) {
    return lists.stream().filter(list -> list.key().equals(key)).findFirst();
  }

  public Optional<Task> task(int number) {
    return tasks.stream().filter(task -> task.number() == number).findFirst();
  }

  /** What nobody finished. */
  public List<Task> openTasks() {
    return tasks.stream().filter(Task::isOpen).toList();
  }

  Work opened(Checklist list) {
    List<Checklist> more = new ArrayList<>(lists);
    more.removeIf(old -> old.key().equals(list.key()));
    more.add(list);
    return new Work(more, tasks, call);
  }

  Work ticked(String key, int box, Optional<Tick> tick) {
    return new Work(
        lists.stream().map(list -> list.key().equals(key) ? with(list, box, tick) : list).toList(),
        tasks,
        call);
  }

  private static Checklist with(Checklist list, int box, Optional<Tick> tick) {
    Map<Integer, Tick> ticks = new TreeMap<>(list.ticks());
    tick.ifPresentOrElse(t -> ticks.put(box, t), () -> ticks.remove(box));
    return new Checklist(list.key(), list.title(), list.boxes(), ticks, list.opened());
  }

  /** Also instead of the one with the same number. */
  Work with(Task task) {
    List<Task> more = new ArrayList<>(tasks);
    more.removeIf(old -> old.number() == task.number());
    more.add(task);
    more.sort((a, b) -> Integer.compare(a.number(), b.number()));
    return new Work(lists, more, call);
  }

  Work calledAt(String url) {
    return new Work(lists, tasks, Optional.of(url));
  }
}
