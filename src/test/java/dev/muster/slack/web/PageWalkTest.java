package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.model.ResponseMetadata;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PageWalkTest {
  private record Page(List<String> names, @Nullable String next) {}

  private static final Map<String, Page> THERE =
      Map.of(
          "", new Page(List.of("a", "b"), "two"),
          "two", new Page(List.of("c"), "three"),
          "three", new Page(List.of("d"), null));

  private final List<String> asked = new ArrayList<>();
  private final Deque<SlackFailure> failures = new ArrayDeque<>();

  private final PageWalk<Page, List<String>> all =
      PageWalk.through(
          this::page,
          PageWalkTest::metadata,
          ArrayList::new,
          (page, names) -> {
            names.addAll(page.names());
            return names;
          });

  private PageWalk<Page, Optional<String>> to(String name) {
    return PageWalk.to(
        this::page,
        PageWalkTest::metadata,
        page -> Optional.of(name).filter(page.names()::contains));
  }

  private Page page(String cursor) throws SlackFailure {
    asked.add(cursor);
    if (asked.size() > 1 && !failures.isEmpty()) {
      throw failures.pop();
    }
    return THERE.get(cursor);
  }

  private static ResponseMetadata metadata(Page page) {
    ResponseMetadata metadata = new ResponseMetadata();
    metadata.setNextCursor(page.next());
    return metadata;
  }

  private void fails(SlackFailure.Kind kind, String code, int times) {
    for (int i = 0; i < times; i++) {
      failures.add(
          new SlackFailure(SlackMethod.USERS_LIST, kind, code, Duration.ofSeconds(1), code, null));
    }
  }

  @Test
  void allPagesAreReadUpToTheLast() throws Exception {
    assertThat(all.toEnd()).containsExactly("a", "b", "c", "d");
    assertThat(all.toEnd()).as("and not once more").containsExactly("a", "b", "c", "d");
    assertThat(asked).containsExactly("", "two", "three");
  }

  @Test
  void noMoreAreAskedForThanAreNeeded() throws Exception {
    assertThat(to("c").toEnd()).contains("c");
    assertThat(asked).containsExactly("", "two");
  }

  @Test
  void anAnswerThatSaysNothingOfPagesOrAnEmptyCursorIsTheLast() throws Exception {
    assertThat(PageWalk.onward(null)).isEmpty();
    ResponseMetadata empty = new ResponseMetadata();
    empty.setNextCursor("");
    assertThat(PageWalk.onward(empty)).isEmpty();
    assertThat(to("nobody").toEnd()).isEmpty();
    assertThat(asked).hasSize(3);
  }

  @Test
  void whereSlackSaysNotNowTheWalkGoesOnAfterThePagesAlreadyRead() throws Exception {
    fails(SlackFailure.Kind.LATER, "ratelimited", 2);

    assertThatThrownBy(all::toEnd).isInstanceOf(SlackFailure.class);
    assertThat(all.soFar()).containsExactly("a", "b");
    assertThatThrownBy(all::toEnd).isInstanceOf(SlackFailure.class);

    assertThat(all.toEnd()).containsExactly("a", "b", "c", "d");
    assertThat(asked).as("the first page once").containsExactly("", "two", "two", "two", "three");
  }

  @Test
  void aCursorThatExpiredBeginsTheWalkAgain() throws Exception {
    fails(SlackFailure.Kind.REFUSED, "invalid_cursor", 1);

    assertThat(all.toEnd()).containsExactly("a", "b", "c", "d");
    assertThat(asked).containsExactly("", "two", "", "two", "three");
  }

  @Test
  void cursorsThatAlwaysExpireEndIt() {
    PageWalk<Page, List<String>> walk =
        PageWalk.through(
            cursor -> {
              asked.add(cursor);
              if (!cursor.isEmpty()) {
                fails(SlackFailure.Kind.REFUSED, "invalid_cursor", 1);
                throw failures.pop();
              }
              return THERE.get(cursor);
            },
            PageWalkTest::metadata,
            ArrayList::new,
            (page, names) -> names);

    assertThatThrownBy(walk::toEnd).hasMessageContaining("invalid_cursor");
    assertThat(asked).hasSize(6);
  }
}
