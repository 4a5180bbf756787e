package dev.muster.slack.web;

import com.slack.api.model.ResponseMetadata;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A walk through what Slack gives page by page, kept where it stopped: where Slack says not now,
 * the next step goes on after the pages already read. A walk longer than the quota would else never
 * end.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/pagination">Slack's cursors</a>
 */
public final class PageWalk<P, A> {
  /** Cursors expire: after so many new beginnings there is something else wrong. */
  private static final int MOST_BEGINNINGS = 3;

  private final Source<P> source;
  private final Function<P, @Nullable ResponseMetadata> metadata;
  private final Supplier<A> nothing;
  private final Reader<P, A> reader;
  private final Predicate<A> enough;

  private volatile A gathered;
  private String cursor = "";
  private int beginnings = 1;
  private boolean over;

  private PageWalk(
      Source<P> source,
      Function<P, @Nullable ResponseMetadata> metadata,
      Supplier<A> nothing,
      Reader<P, A> reader,
      Predicate<A> enough) {
    this.source = source;
    this.metadata = metadata;
    this.nothing = nothing;
    this.reader = reader;
    this.enough = enough;
    this.gathered = nothing.get();
  }

  /**
   * A walk through all pages.
   *
   * @param metadata where each page says how to go on
   * @param nothing what is gathered before the first page
   */
  public static <P, A> PageWalk<P, A> through(
      Source<P> source,
      Function<P, @Nullable ResponseMetadata> metadata,
      Supplier<A> nothing,
      Reader<P, A> reader) {
    return new PageWalk<>(source, metadata, nothing, reader, all -> false);
  }

  /** A walk that ends where something is found; the pages after it are not asked for. */
  public static <P, T> PageWalk<P, Optional<T>> to(
      Source<P> source, Function<P, @Nullable ResponseMetadata> metadata, Look<P, T> look) {
    return new PageWalk<>(
        source, metadata, Optional::empty, (page, none) -> look.at(page), Optional::isPresent);
  }

  /** Asks for a page. */
  @FunctionalInterface
  public interface Source<P> {
    /**
     * @param cursor empty for the first
     */
    P page(String cursor) throws SlackFailure;
  }

  /** Takes what is wanted from a page. */
  @FunctionalInterface
  public interface Reader<P, A> {
    /**
     * @param before what the pages before it gave
     */
    A read(P page, A before) throws SlackFailure;
  }

  /** Looks whether what is looked for is on this page. */
  @FunctionalInterface
  public interface Look<P, T> {
    Optional<T> at(P page) throws SlackFailure;
  }

  /** What all pages give: the missing ones are asked for. */
  public synchronized A toEnd() throws SlackFailure {
    while (!over) {
      step();
    }
    return gathered;
  }

  /**
   * Asks for one more page, unless there is none.
   *
   * @return whether it is over
   * @throws SlackFailure if that page can't be had now; the next step asks for it again
   */
  public synchronized boolean step() throws SlackFailure {
    if (over) {
      return true;
    }
    P page;
    try {
      page = source.page(cursor);
    } catch (SlackFailure failure) {
      beginAgain(failure);
      return false;
    }
    gathered = reader.read(page, gathered);
    cursor = onward(metadata.apply(page));
    over = cursor.isEmpty() || enough.test(gathered);
    return over;
  }

  /** What the pages read so far gave; never waits for one. */
  public A soFar() {
    return gathered;
  }

  private void beginAgain(SlackFailure failure) throws SlackFailure {
    if (!failure.is("invalid_cursor") || cursor.isEmpty() || beginnings == MOST_BEGINNINGS) {
      throw failure;
    }
    beginnings++;
    cursor = "";
    gathered = nothing.get();
  }

  /** The cursor of the next page; empty after the last one. */
  static String onward(@Nullable ResponseMetadata metadata) {
    return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
  }
}
