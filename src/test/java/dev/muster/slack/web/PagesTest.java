package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.ResponseMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagesTest {
  private record Page(List<String> names, @Nullable String next) {}

  private static final Map<String, Page> THERE =
      Map.of(
          "", new Page(List.of("a", "b"), "two"),
          "two", new Page(List.of("c"), "three"),
          "three", new Page(List.of("d"), null));

  private final List<String> asked = new ArrayList<>();
  private final Pages<Page> pages =
      new Pages<>(
          cursor -> {
            asked.add(cursor);
            return THERE.get(cursor);
          },
          page -> {
            ResponseMetadata metadata = new ResponseMetadata();
            metadata.setNextCursor(page.next());
            return metadata;
          });

  @Test
  void allPagesAreReadUpToTheLast() throws Exception {
    assertThat(pages.all(Page::names)).containsExactly("a", "b", "c", "d");
    assertThat(asked).containsExactly("", "two", "three");
  }

  @Test
  void noMoreAreAskedForThanAreNeeded() throws Exception {
    assertThat(pages.first(p -> Optional.of("c").filter(p.names()::contains))).contains("c");
    assertThat(asked).containsExactly("", "two");
  }

  @Test
  void anAnswerThatSaysNothingOfPagesOrAnEmptyCursorIsTheLast() throws Exception {
    assertThat(Pages.onward(null)).isEmpty();
    ResponseMetadata empty = new ResponseMetadata();
    empty.setNextCursor("");
    assertThat(Pages.onward(empty)).isEmpty();
    assertThat(pages.first(page -> Optional.empty())).isEmpty();
    assertThat(asked).hasSize(3);
  }
}
