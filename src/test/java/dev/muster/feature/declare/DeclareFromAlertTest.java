package dev.muster.feature.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alert that stands in a channel becomes an incident as the playbook has it. */
final class DeclareFromAlertTest {
  private final BotUnderTest bot = BotUnderTest.with(Playbooks.only(moneyFlow()));
  private final Person ana = bot.person("ana");
  private final Room general = bot.room("general");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void anAlertThatThePlaybookKnowsFillsInTheForm() {
    chooses("[FIRING:1] alertname: DatabaseUnreachable, instance: db-1");

    assertThat(ana.form().toString())
        .contains("This reads like the alert *Database unreachable*")
        .contains("The database can't be reached")
        .contains("/incident runbook database-connection");
    ana.submits(Map.of());

    assertThat(ana.newestWarRoom().headline()).contains("SEV-1").contains("DatabaseUnreachable");
    assertThat(bot.incident("INC-1").picture().service()).contains("database");
  }

  @Test
  void whateverIsFilledInCanBeChanged() {
    chooses("Health check failed 3 times");
    ana.submits(Map.of("severity", "SEV-3", "service", "web"));

    assertThat(ana.newestWarRoom().headline()).contains("SEV-3");
    assertThat(bot.incident("INC-1").picture().service()).contains("web");
  }

  @Test
  void anotherMessageIsTakenAsItIs() {
    chooses("is anybody else unable to log in?");

    assertThat(ana.form().toString()).doesNotContain("reads like the alert");
    ana.submits(Map.of());
    assertThat(ana.newestWarRoom().headline()).contains("SEV-3");
  }

  private void chooses(String alert) {
    String ts = bot.person("eva").says(general, alert);
    ana.chooses("declare_from_message", Optional.of(general), Optional.of(ts));
  }

  private static Playbook moneyFlow() {
    try {
      return PlaybookFile.read(Path.of("config/playbooks/money-flow.yml"));
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }
}
