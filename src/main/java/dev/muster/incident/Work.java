package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is to be done, and what of it is.
 *
 * @param call where people talk to each other, if somebody said so
 * @param listsEver how many lists were opened, also those that are gone
 */
public record Work(List<Checklist> lists, List<Task> tasks, Optional<String> call, int listsEver) {
  static final Work NONE = new Work(List.of(), List.of(), Optional.empty(), 0);

  public Work {
    lists = List.copyOf(lists);
    tasks = List.copyOf(tasks);
  }

  /**
   * Boxes to tick.
   *
   * @param key {@code phase:Triage}, {@code runbook:api-down}
   * @param number as people name it, from 1; no other list of the incident ever has it
   * @param ticks by the box's place, from 0
   * @param ts the message in which the war room sees it, once it is posted
   */
  public record Checklist(
      String key,
      int number,
      String title,
      List<String> boxes,
      Map<Integer, Tick> ticks,
      Instant opened,
      Optional<String> ts) {
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

    Checklist ticked(Map<Integer, Tick> anew) {
      return new Checklist(key, number, title, boxes, anew, opened, ts);
    }

    Checklist postedAs(String newTs) {
      return new Checklist(key, number, title, boxes, ticks, opened, Optional.of(newTs));
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

  /** The one that people call by this number. */
  public Optional<Checklist> list(int number) {
    return lists.stream().filter(list -> list.number() == number).findFirst();
  }

  public Optional<Task> task(int number) {
    return tasks.stream().filter(task -> task.number() == number).findFirst();
  }

  /** What nobody finished. */
  public List<Task> openTasks() {
    return tasks.stream().filter(Task::isOpen).toList();
  }

  Work opened(String key, String title, List<String> boxes, Instant at) {
    List<Checklist> more = new ArrayList<>(lists);
    more.removeIf(old -> old.key().equals(key));
    more.add(new Checklist(key, listsEver + 1, title, boxes, Map.of(), at, Optional.empty()));
    return new Work(more, tasks, call, listsEver + 1);
  }

  /** It is back: what was ticked then says nothing about now, so the lists begin anew. */
  Work reopened() {
    return new Work(List.of(), tasks, call, listsEver);
  }

  Work ticked(String key, int box, Optional<Tick> tick) {
    return each(
        list -> {
          if (!list.key().equals(key)) {
            return list;
          }
          Map<Integer, Tick> ticks = new TreeMap<>(list.ticks());
          tick.ifPresentOrElse(t -> ticks.put(box, t), () -> ticks.remove(box));
          return list.ticked(ticks);
        });
  }

  Work posted(int number, String ts) {
    return each(list -> list.number() == number ? list.postedAs(ts) : list);
  }

  private Work each(UnaryOperator<Checklist> change) {
    return new Work(lists.stream().map(change).toList(), tasks, call, listsEver);
  }

  /** Also instead of the one with the same number. */
  Work with(Task task) {
    List<Task> more = new ArrayList<>(tasks);
    more.removeIf(old -> old.number() == task.number());
    more.add(task);
    more.sort((a, b) -> Integer.compare(a.number(), b.number()));
    return new Work(lists, more, call, listsEver);
  }

  Work calledAt(String url) {
    return new Work(lists, tasks, Optional.of(url), listsEver);
  }
}
