package dev.muster.feature.headline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack finds a private channel by its id alone; and somebody may rename one. */
final class AnnouncementChannelTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.with("announcement_channel: sec-incidents", "announcement_channel: incidents"));
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  private String make(boolean isPrivate) {
    return bot.slack(
            "conversations.create", Map.of("name", "sec-incidents", "is_private", isPrivate))
        .path("channel")
        .path("id")
        .asText();
  }

  @Test
  void aPrivateOneIsFoundByItsName() {
    make(true);

    ana.declares("SEV-1 checkout is down");

    assertThat(bot.room("sec-incidents").newest("INC-1")).contains("checkout is down");
  }

  @Test
  void oneThatWasRenamedIsStillTheOne() {
    String id = make(false);
    ana.declares("SEV-1 checkout is down");
    bot.slack("conversations.rename", Map.of("channel", id, "name", "security-incidents"));

    ana.declares("SEV-1 search is down");

    assertThat(bot.room("security-incidents").newest("INC-2")).contains("search is down");
  }
}
