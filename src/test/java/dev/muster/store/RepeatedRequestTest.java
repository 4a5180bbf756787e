package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The same request again is a repetition only as long as Slack, or an impatient finger, repeats.
 */
final class RepeatedRequestTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Actor REQUEST = new Actor(new UserId("U1"), Optional.of("command:1"));

  private final Database database = Database.inMemory();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void soonAfterwardsItIsWhatWasDeclared() {
    assertThat(declaredAt(Duration.ZERO)).isEqualTo("INC-1");
    assertThat(declaredAt(Duration.ofMinutes(59))).isEqualTo("INC-1");
  }

  @Test
  void muchLaterItIsAnotherOne() {
    assertThat(declaredAt(Duration.ZERO)).isEqualTo("INC-1");
    assertThat(declaredAt(Duration.ofDays(1))).isEqualTo("INC-2");
    assertThat(declaredAt(Duration.ofDays(1).plusMinutes(1))).as("again").isEqualTo("INC-2");
  }

  @Test
  void aClockThatIsSetBackALittleStillKnowsIt() {
    assertThat(declaredAt(Duration.ZERO)).isEqualTo("INC-1");
    assertThat(declaredAt(Duration.ofMinutes(-30))).isEqualTo("INC-1");
  }

  private String declaredAt(Duration later) {
    Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    return new Incidents(
            database,
            new Timeline(database),
            new DeliveryTable(clock),
            Incidents.Followers.NONE,
            clock)
        .declare(
            REQUEST,
            new Incidents.Birth(
                Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number),
            new Declared(
                "Checkout is down",
                new Severity("SEV-1", 0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .id()
        .value();
  }
}
