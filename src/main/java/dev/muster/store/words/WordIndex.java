package dev.muster.store.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Which public incidents have which words in the title or the id. It is kept in memory and never
 * written: before each search it reads from the store what was declared since the last one.
 * Incidents are numbered in the order of their commits, and keep title and id.
 */
public final class WordIndex {
  /** Nobody remembers more of a title. */
  private static final int LOOKED_FOR = 10;

  private static final int READ_AT_ONCE = 1_000;

  private final NavigableMap<String, Numbers> byWord = new TreeMap<>();
  private long last;

  private record Row(long number, String text) {}

  /**
   * The newest incidents with all of these words, or words that begin so.
   *
   * @return their numbers, newest first
   */
  public List<Long> newest(Handle handle, String words, int most) {
    BitSet found = all(handle, words);
    List<Long> newest = new ArrayList<>();
    for (int i = found.length() - 1;
        i >= 0 && newest.size() < most;
        i = found.previousSetBit(i - 1)) {
      newest.add((long) i);
    }
    return newest;
  }

  /** The numbers of all incidents with all of these words, or words that begin so. */
  public synchronized BitSet all(Handle handle, String words) {
    while (read(handle, READ_AT_ONCE)) {
      // until it knows them all
    }
    List<String> asked = SearchWords.asked(words).stream().distinct().limit(LOOKED_FOR).toList();
    if (asked.isEmpty()) {
      return new BitSet();
    }
    BitSet found = having(asked.get(0));
    for (String word : asked.subList(1, asked.size())) {
      if (!found.isEmpty()) {
        found.and(having(word));
      }
    }
    return found;
  }

  private BitSet having(String beginning) {
    BitSet having = new BitSet();
    byWord
        .subMap(beginning, beginning + Character.MAX_VALUE)
        .values()
        .forEach(numbers -> numbers.addTo(having));
    return having;
  }

  /**
   * Reads the next so many of those that it doesn't know yet.
   *
   * @return whether there may be more
   */
  public synchronized boolean read(Handle handle, int most) {
    List<Row> since =
        handle
            .createQuery(
                """
                select number, case when visibility = 'PUBLIC' then title || ' ' || id else '' end as text
                from incident where number > :last order by number limit :most\
                """)
            .bind("last", last)
            .bind("most", most)
            .map((row, context) -> new Row(row.getLong("number"), row.getString("text")))
            .list();
    for (Row row : since) {
      for (String word : SearchWords.kept(row.text())) {
        byWord.computeIfAbsent(word, first -> new Numbers()).add(Math.toIntExact(row.number()));
      }
      last = row.number();
    }
    return since.size() == most;
  }
}
