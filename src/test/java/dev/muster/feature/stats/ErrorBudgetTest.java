package dev.muster.feature.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What incidents cost a service, from the declare to the number: 99.95 % leaves 21 min 36 s. */
final class ErrorBudgetTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.extended(
              """
              services:
                - {name: checkout, objective: 99.95%, aliases: [shop]}
                - {name: search, objective: 99%}
                - {name: mail}
              """));
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  private Room declares(String title, String service, Map<String, ?> more) {
    Map<String, Object> form =
        new HashMap<>(Map.of("title", title, "severity", "SEV-3", "service", service));
    form.putAll(more);
    ana.types("declare");
    ana.submits(form);
    return more.isEmpty() ? ana.newestWarRoom() : bot.room("general");
  }

  private String budget(String service) {
    return ana.types("stats text")
        .lines()
        .filter(line -> line.contains(service + " ("))
        .findFirst()
        .orElse("");
  }

  @Test
  void twoAtOnceCostItTheTimeOnceAndOneThatGoesOnCostsItMore() {
    assertThat(budget("checkout"))
        .isEqualTo("🟢 checkout (99.95 %): 0 s of 21 min 36 s spent, 0 %");
    Room first = declares("it is down", "checkout", Map.of());
    bot.passes(Duration.ofMinutes(10));
    Room second = declares("it is still down", "shop", Map.of());
    bot.passes(Duration.ofMinutes(7));
    ana.types(first, "resolve rolled back");
    ana.types(second, "resolve rolled back");

    assertThat(budget("checkout"))
        .matches("🟡 checkout \\(99.95 %\\): 17 min( \\d s)? of 21 min 36 s spent, (79|80) %");

    declares("it is down again", "checkout", Map.of());
    bot.passes(Duration.ofMinutes(13));
    assertThat(budget("checkout"))
        .matches("🔴 checkout \\(99.95 %\\): 30 min( \\d+ s)? of 21 min 36 s spent, 1(39|40|41) %");
  }

  @Test
  void eachServiceHasItsOwnAndOneWithoutAnObjectiveHasNone() {
    declares("it finds nothing", "search", Map.of());
    declares("it sends nothing", "mail", Map.of());
    bot.passes(Duration.ofMinutes(72));

    assertThat(budget("search"))
        .matches("🟢 search \\(99.0 %\\): 1 h 12 min( \\d+ s)? of 7 h 12 min spent, 17 %");
    assertThat(budget("checkout")).contains("0 %");
    assertThat(budget("mail")).isEmpty();
  }

  @Test
  void whatIsPrivateOrWasNoneCostsNothing() {
    declares("keys leaked", "checkout", Map.of("private", List.of("only-invited")));
    Room none = declares("it is down", "checkout", Map.of());
    bot.passes(Duration.ofMinutes(10));
    ana.types(none, "cancel it was a test");

    assertThat(budget("checkout")).contains("0 s of 21 min 36 s spent, 0 %");
  }
}
