package dev.muster.bench;

import dev.muster.browser.Browser;
import dev.muster.browser.Tab;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.Wire;
import dev.muster.sandbox.WorkspaceClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a person waits for the practice workspace's page in Chromium: until it can be used, and
 * until a message written elsewhere is on the screen. One workspace is new, the other has 200
 * channels and 1,000 messages in the one that is open; they take turns, so what counts is the
 * ratio.
 */
public final class PageSpeed {
  private static final int CHANNELS = 200;
  private static final int MESSAGES = 1_000;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
  private static final int WARM_UP = 3;
  private static final int WORDS_A_ROUND = 4;

  /** Ready is when the page says so and has been painted after that. */
  private static final String READY =
      """
      return new Promise((done) => {
        const look = () => document.body?.dataset.ready === 'yes'
          ? requestAnimationFrame(() => setTimeout(() => done(performance.getEntriesByName('ready')[0].startTime)))
          : setTimeout(look, 5);
        look();
      });
      """;

  private static final String NEWS =
      """
      const words = arguments[0], list = document.querySelector('#messages');
      return new Promise((done) => {
        const begun = performance.now();
        new MutationObserver((changes, watching) => {
          if (!list.lastElementChild.textContent.includes(words)) return;
          watching.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
        }).observe(list, { childList: true, subtree: true });
        fetch('/sandbox/message', { method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ user: 'ben', channel: 'general', text: words }) });
      });
      """;

  private final Tab tab;

  private PageSpeed(Tab tab) {
    this.tab = tab;
  }

  /** What was waited for in one workspace. */
  private record Waits(
      String what, PracticeWorkspace workspace, List<Double> ready, List<Double> news) {
    static Waits in(String what) {
      PracticeWorkspace workspace =
          PracticeWorkspace.start(
              PracticeWorkspace.Options.defaults().withRateLimits(false), WorkspaceClock.running());
      return new Waits(what, workspace, new ArrayList<>(), new ArrayList<>());
    }

    double p50(List<Double> measured) {
      return Samples.of(measured.stream().mapToDouble(Double::doubleValue).toArray()).p50();
    }
  }

  public static void main(String[] args) {
    if (Browser.missing().isPresent()) {
      System.out.println(Browser.missing().get());
      return;
    }
    Waits empty = Waits.in("empty");
    Waits full = Waits.in("full");
    try (Browser browser = Browser.started();
        Tab tab = browser.newTab()) {
      fill(full.workspace());
      PageSpeed speed = new PageSpeed(tab);
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        speed.round(empty, i);
        speed.round(full, i);
      }
      said("can be used after", empty.p50(empty.ready()), full.p50(full.ready()));
      said("a new message is drawn after", empty.p50(empty.news()), full.p50(full.news()));
    } finally {
      empty.workspace().close();
      full.workspace().close();
    }
  }

  private static void fill(PracticeWorkspace workspace) {
    Wire wire = new Wire(workspace);
    for (int i = 1; i <= CHANNELS; i++) {
      wire.calls("conversations.create", Map.of("name", "room-" + i));
    }
    for (int i = 1; i <= MESSAGES; i++) {
      wire.does(
          "message",
          Map.of("user", i % 3 == 0 ? "ben" : "chi", "channel", "general", "text", "Message " + i));
    }
  }

  private void round(Waits waits, int round) {
    tab.opens(waits.workspace().url());
    double ready = ((Number) tab.script(READY)).doubleValue();
    if (round >= WARM_UP) {
      waits.ready().add(ready);
    }
    for (int i = 0; i < WORDS_A_ROUND; i++) {
      double news = ((Number) tab.script(NEWS, "news " + round + " " + i)).doubleValue();
      if (round >= WARM_UP) {
        waits.news().add(news);
      }
    }
  }

  private static void said(String what, double empty, double full) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-30s empty %7.1f ms   %d channels, %d messages %7.1f ms   ratio %.2f   (p50 of %d)",
            what,
            empty,
            CHANNELS,
            MESSAGES,
            full,
            full / empty,
            ROUNDS));
  }
}
