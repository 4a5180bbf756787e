package dev.muster.sandbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.world.Ids;
import dev.muster.sandbox.world.World;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscapingTest {
  private final World world =
      new World(
          Clock.systemUTC(), new Ids(), event -> {}, Map.of("on-call", List.of("ana", "ben")));
  private final String ben = world.person("ben").orElseThrow().id();
  private final String general = world.channel("general").orElseThrow().id();
  private final String onCall = world.group("on-call").orElseThrow().id();

  private String command(String typed) {
    return Escaping.command(world, typed, Escaping.Mentions.NAMED);
  }

  @Test
  void commandsCarryNoNamesUnlessAskedFor() {
    assertThat(Escaping.command(world, "@ben in #general of @on-call", Escaping.Mentions.BARE))
        .isEqualTo("<@%s> in <#%s> of <!subteam^%s>".formatted(ben, general, onCall));
  }

  @Test
  void knownNamesBecomeTokens() {
    assertThat(command("hand @ben the #general of @on-call"))
        .isEqualTo(
            "hand <@%s|ben> the <#%s|general> of <!subteam^%s|@on-call>"
                .formatted(ben, general, onCall));
  }

  @Test
  void unknownNamesAndMailAddressesStay() {
    assertThat(command("@zoe #nowhere ana@ben.example")).isEqualTo("@zoe #nowhere ana@ben.example");
  }

  @Test
  void aNameMayEndASentence() {
    assertThat(command("ask @ben.")).isEqualTo("ask <@" + ben + "|ben>.");
    assertThat(command("(@ben)")).isEqualTo("(<@" + ben + "|ben>)");
  }

  @Test
  void whatCallsEverybodyIsAToken() {
    assertThat(command("@here @channel @everyone")).isEqualTo("<!here> <!channel> <!everyone>");
  }

  @Test
  void tokensOfWhatIsThereStandAndOthersAreEscaped() {
    assertThat(command("<@" + ben + "> <@" + ben + "|ben> <!channel>"))
        .isEqualTo("<@" + ben + "> <@" + ben + "|ben> <!channel>");
    assertThat(command("<@U0NOBODY> <script> a<b && c>d"))
        .isEqualTo("&lt;@U0NOBODY&gt; &lt;script&gt; a&lt;b &amp;&amp; c&gt;d");
  }

  @Test
  void linksAreMarked() {
    assertThat(command("see https://a.example/x?y=1&z=2."))
        .isEqualTo("see <https://a.example/x?y=1&amp;z=2>.");
  }

  @Test
  void messagesCarryNoNames() {
    assertThat(Escaping.message(world, "@ben in #general & @on-call"))
        .isEqualTo("<@%s> in <#%s|> &amp; <!subteam^%s>".formatted(ben, general, onCall));
  }

  @Test
  void anEmojiIsLeftAlone() {
    assertThat(command("🔥 :fire: *bold* `code`")).isEqualTo("🔥 :fire: *bold* `code`");
  }
}
