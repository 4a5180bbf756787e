package dev.muster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.muster.incident.ChannelId;
import dev.muster.incident.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What counts as the same request once more. */
final class RepetitionTest {
  private static final UserId ANA = new UserId("U1");
  private static final Optional<ChannelId> HERE = Optional.of(new ChannelId("C1"));

  private final AtomicInteger answers = new AtomicInteger();
  private final Movable clock = new Movable();

  private static final class Movable extends Clock {
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Test
  void theSameWordsUnderTheSameTriggerAreOneRequest() {
    assertThat(key("T1", "declare SEV-1 alpha")).isEqualTo(key("T1", "declare SEV-1 alpha"));
  }

  @Test
  void otherWordsUnderTheSameTriggerAreAnother() {
    assertThat(key("T1", "declare SEV-2 bravo")).isNotEqualTo(key("T1", "declare SEV-1 alpha"));
    assertThat(key("T1", "a", "b")).isNotEqualTo(key("T1", "ab"));
  }

  @Test
  void whatHasNoTriggerIsNoRepetition() {
    assertThat(key("", "help")).isNotEqualTo(key("", "help"));
    assertThat(key(null, "help")).isNotEqualTo(key(null, "help"));
  }

  @Test
  void theSameFormIsTheSameRequestWhileTheSameIsFilledIn() {
    assertThat(form("V1", "alpha")).isEqualTo(form("V1", "alpha"));
    assertThat(form("V1", "bravo")).isNotEqualTo(form("V1", "alpha"));
    assertThat(form("V2", "alpha")).isNotEqualTo(form("V1", "alpha"));
  }

  @Test
  void whatComesAgainSoonIsAnsweredAsBefore() {
    RequestDeduplicator answered = new RequestDeduplicator(clock);
    Response first = answered.once("key", this::answer);
    clock.now = clock.now.plus(Duration.ofMinutes(59));

    assertThat(answered.once("key", this::answer)).isSameAs(first);
    assertThat(answers.get()).isEqualTo(1);
  }

  @Test
  void whatComesMuchLaterIsAnsweredForItself() {
    RequestDeduplicator answered = new RequestDeduplicator(clock);
    answered.once("key", this::answer);
    clock.now = clock.now.plus(Duration.ofMinutes(61));
    answered.once("key", this::answer);
    answered.once("key", this::answer);

    assertThat(answers.get()).isEqualTo(2);
  }

  private Response answer() {
    answers.incrementAndGet();
    return Response.ok();
  }

  private static String key(String trigger, String... words) {
    return Request.by(ANA, HERE, "command", trigger, words).key();
  }

  private static String form(String id, String title) {
    View view = new View();
    view.setId(id);
    ViewState.Value value = new ViewState.Value();
    value.setValue(title);
    view.setState(ViewState.builder().values(Map.of("title", Map.of("title", value))).build());
    return Submissions.read(ANA, view).request().key();
  }
}
