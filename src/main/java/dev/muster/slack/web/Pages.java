package dev.muster.slack.web;

import com.slack.api.model.ResponseMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Slack gives page by page, from the first one on. */
public final class Pages<P> {
  private final Source<P> source;
  private final Function<P, @Nullable ResponseMetadata> metadata;

  /**
   * @param metadata where each page says how to go on
   */
  public Pages(Source<P> source, Function<P, @Nullable ResponseMetadata> metadata) {
    this.source = source;
    this.metadata = metadata;
  }

  /** Asks for a page. */
  @FunctionalInterface
  public interface Source<P> {
    /**
     * @param cursor empty for the first
     */
    P page(String cursor) throws SlackFailure;
  }

  /** Looks whether what is looked for is on this page. */
  @FunctionalInterface
  public interface Look<P, T> {
    Optional<T> at(P page) throws SlackFailure;
  }

  /** What is found first; the pages after it are not asked for. */
  public <T> Optional<T> first(Look<P, T> look) throws SlackFailure {
    String cursor = "";
    do {
      P page = source.page(cursor);
      Optional<T> found = look.at(page);
      if (found.isPresent()) {
        return found;
      }
      cursor = onward(metadata.apply(page));
    } while (!cursor.isEmpty());
    return Optional.empty();
  }

  /** What is on all pages. */
  public <T> List<T> all(Function<P, Collection<T>> content) throws SlackFailure {
    List<T> all = new ArrayList<>();
    first(
        page -> {
          all.addAll(content.apply(page));
          return Optional.empty();
        });
    return all;
  }

  /** The cursor of the next page; empty after the last one. */
  static String onward(@Nullable ResponseMetadata metadata) {
    return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
  }
}
