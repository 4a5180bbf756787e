package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.ChannelId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Arguments;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.Reply;
import dev.muster.slack.Request;
import dev.muster.testkit.BotUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is typed, there is an answer in words. */
final class CommandFuzz {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static BotUnderTest bot;
  private static ChannelId room;

  @BeforeContainer
  static void start() {
    bot = BotUnderTest.started();
    room = new ChannelId(bot.person("ana").declares("SEV-1 checkout is down").id());
  }

  @AfterContainer
  static void stop() {
    bot.close();
  }

  @Provide
  Arbitrary<String> text() {
    return Weird.text();
  }

  @Provide
  Arbitrary<String> command() {
    List<String> names = bot.bot().commandTable().all().stream().map(c -> c.name()).toList();
    return Arbitraries.oneOf(
        Weird.text(),
        Combinators.combine(Arbitraries.of(names), Weird.text()).as((n, t) -> n + " " + t));
  }

  @Fuzz
  void theWordsBehindACommandCanAlwaysBeTakenApart(@ForAll("text") String text) {
    Arguments arguments = new Arguments(text);
    assertThat(arguments.words()).isNotNull();
    assertThat(arguments.first()).isNotNull();
    assertThat(arguments.rest().raw().length()).isLessThanOrEqualTo(text.length());
    assertThat(arguments.withoutUser().user()).isNotNull();
    assertThat(DidYouMean.among(List.of("declare", "status", "update"), arguments.first()))
        .isNotNull();
  }

  @Fuzz
  void whateverIsTypedIsAnsweredInWords(@ForAll("command") String typed, @ForAll boolean inRoom) {
    Request request =
        new Request(
            new UserId("U0ANA00001"),
            inRoom ? Optional.of(room) : Optional.of(new ChannelId("C0")),
            "command:fuzz" + NUMBER.incrementAndGet());
    try {
      Reply reply = bot.bot().commandTable().run(request, typed);
      if (reply instanceof Reply.Told told) {
        assertThat(told.message().text()).isNotBlank();
        assertThat(told.message().text().length()).isLessThanOrEqualTo(40_000);
      }
    } catch (Refused refused) {
      assertThat(refused.sentence()).isNotBlank();
      assertThat(refused.sentence()).doesNotContain("<!channel>", "<!here>");
    }
  }
}
