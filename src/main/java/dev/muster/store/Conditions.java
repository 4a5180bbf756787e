package dev.muster.store;

import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.store.IncidentQuery.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A filter in the words of the store: each of its conditions is found by an index. */
final class Conditions {
  /** So many numbers are asked for one by one. */
  private static final int FEW = 500;

  /** Numbers follow each other as the moments do, but for a clock that was set. */
  private static final Duration CLOCKS_ARE_SET = Duration.ofDays(2);

  private final Handle handle;
  private final List<String> all = new ArrayList<>(List.of("visibility = 'PUBLIC'"));
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, List<?>> lists = new HashMap<>();
  private String order = "number desc";

  Conditions(Handle handle, Filter filter) {
    this.handle = handle;
    statuses(filter.statuses());
    any("severity", List.copyOf(filter.severities()));
    any("service", filter.services().stream().map(Folded::of).toList());
    filter.person().ifPresent(this::person);
    filter.since().ifPresent(this::since);
  }

  /**
   * Newest first; of what is open the worst first.
   *
   * @param named only these; none for any
   */
  Query query(@Nullable BitSet named, int most) {
    if (named != null) {
      // No incident has nought. For an empty list H2 would read every row.
      List<Long> numbers = numbers(named, most);
      all.add("number in (<numbers>)");
      lists.put("numbers", numbers.isEmpty() ? List.of(0L) : numbers);
    }
    return bound("state", " limit :most").bind("most", most);
  }

  /** Where there are many, those of them that fit are looked for by the other conditions. */
  private List<Long> numbers(BitSet named, int most) {
    if (named.cardinality() <= FEW) {
      return named.stream().mapToObj(number -> (long) number).toList();
    }
    // A word that many have is among the newest that fit, as a rule.
    List<Long> newest = fitting(named, " limit " + FEW);
    List<Long> found = newest.size() < most ? fitting(named, "") : newest;
    return found.stream().limit(most).toList();
  }

  private List<Long> fitting(BitSet named, String limit) {
    List<Long> numbers = bound("number", limit).mapTo(Long.class).list();
    return numbers.stream().filter(number -> named.get(number.intValue())).toList();
  }

  private Query bound(String column, String limit) {
    Query query =
        handle.createQuery(
            "select "
                + column
                + " from incident where "
                + String.join(" and ", all)
                + " order by "
                + order
                + limit);
    values.forEach(query::bind);
    lists.forEach(query::bindList);
    return query;
  }

  private void statuses(Set<Status> statuses) {
    Set<Status> open = EnumSet.allOf(Status.class);
    open.removeIf(status -> !status.isOpen());
    if (statuses.equals(open)) {
      all.add("is_open");
      order = "severity_rank, number desc";
    } else {
      any("status", statuses.stream().map(Status::name).toList());
    }
  }

  private void any(String column, List<String> wanted) {
    if (wanted.size() == 1) {
      all.add(column + " = :" + column);
      values.put(column, wanted.get(0));
    } else if (!wanted.isEmpty()) {
      all.add(column + " in (<" + column + ">)");
      lists.put(column, wanted);
    }
  }

  private void person(UserId user) {
    all.add("number in (select number from involved where user_id = :user)");
    values.put("user", user.value());
  }

  private void since(Instant since) {
    all.add("declared_at >= :since");
    values.put("since", since.toEpochMilli());
    long before =
        handle
            .createQuery(
                "select number from incident where declared_at < :before and number > 0"
                    + " order by declared_at desc limit 1")
            .bind("before", since.minus(CLOCKS_ARE_SET).toEpochMilli())
            .mapTo(Long.class)
            .findFirst()
            .orElse(0L);
    all.add("number > :bound");
    values.put("bound", before);
  }
}
