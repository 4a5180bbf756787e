package dev.muster.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.slack.Arguments;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mentions, which Slack sends as ids: names wherever people read them, pings where one was typed.
 */
final class TypedMentionsTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final Room incidents = bot.room("incidents");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aTitleAndItsChannelSayNames() {
    Room room = ana.declares("SEV-1 @eva says #general is down, ask @oncall");

    assertThat(room.name()).isEqualTo("inc-1-eva-says-general-is-down-ask-oncall");
    assertThat(room.topic()).contains("@eva says #general is down, ask @oncall");
    assertThat(room.headline()).contains("@eva says #general is down, ask @oncall");
    assertThat(incidents.lastMessage()).contains("@eva says #general").doesNotContain(eva.id());
  }

  @Test
  void whoIsMentionedInAnUpdateHearsOfIt() {
    Room room = ana.declares("SEV-1 db is gone");

    ana.types(room, "update @eva is on it, see #incidents and ask @oncall");

    assertThat(room.newest("is on it"))
        .contains("<@" + eva.id() + "> is on it, see <#" + incidents.id() + "> and ask <!subteam^");
    assertThat(room.headline()).doesNotContain("@" + eva.id());
  }

  @Test
  void aNameWithASpaceIsOneWord() {
    Arguments typed = new Arguments("<@U012ABCDEF|Eva Evans> takes\u00A0over");

    assertThat(typed.first()).isEqualTo("@Eva Evans");
    assertThat(typed.rest().words()).isEqualTo("takes over");
    assertThat(Mrkdwn.of(typed.words(), typed.mentions())).isEqualTo("<@U012ABCDEF> takes over");
  }

  @Test
  void whoIsMentionedInADecisionHearsOfIt() {
    Room room = ana.declares("SEV-1 db is gone");

    ana.types(room, "decide @eva restores the backup");

    assertThat(room.newest("Decision")).contains("<@" + eva.id() + "> restores");
  }

  @Test
  void theTimelineSaysNamesAndNoIds() {
    Room room = ana.declares("SEV-1 db is gone");
    ana.types(room, "note @eva saw it first in #general");
    ana.types(room, "page @eva now");
    ana.types(room, "page @oncall now");

    String timeline = ana.types(room, "timeline");

    assertThat(timeline).contains("saw it first in #general");
    assertThat(timeline.replaceAll("<@[UW][A-Z0-9]+>", ""))
        .doesNotContainPattern("[USC]0[A-Z0-9]{6,}");
    assertThat(timeline).contains("@oncall");
  }

  @Test
  void whatIsTypedAsAMentionInCodeOrQuotesPingsNobody() {
    Room room = ana.declares("SEV-1 db is gone");

    ana.types(room, "update never write &lt;!channel&gt; or &lt;@" + eva.id() + "&gt;");

    assertThat(room.newest("never write")).doesNotContain("<!channel>", "<@" + eva.id() + ">");
  }

  @Test
  void aMessageThatIsDeclaredFromSaysNames() {
    Room general = bot.room("general");
    String ts = ana.says(general, "@eva says checkout is down, see #incidents");

    ana.chooses("declare_from_message", Optional.of(general), Optional.of(ts));
    assertThat(ana.form().toString())
        .contains("@eva says checkout is down, see #incidents")
        .doesNotContain("@" + eva.id());
    ana.submits(Map.of());

    assertThat(ana.newestWarRoom().name())
        .isEqualTo("inc-1-eva-says-checkout-is-down-see-incidents");
  }

  @Test
  void aTodoNamesPeopleAndChannels() {
    Room room = ana.declares("SEV-1 db is gone");

    ana.says(room, "TODO: @eva writes the runbook for #general");

    Eventually.is(
        "the action item",
        () ->
            ana.types(room, "actions").contains("writes the runbook for #general")
                && ana.types(room, "actions").contains("<@" + eva.id() + ">"));
  }

  @Test
  void thePrivateChannelIsNotNamed() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "break-in", "severity", "SEV-1", "private", List.of("only-invited")));

    Room room = ana.declares("SEV-2 the alarm of #inc-1-break-in rings");

    assertThat(room.topic()).contains("the alarm of a private channel rings");
    assertThat(room.json().toString()).doesNotContain("break-in");
  }
}
