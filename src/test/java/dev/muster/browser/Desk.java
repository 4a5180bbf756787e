package dev.muster.browser;

import dev.muster.InPractice;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Room;
import java.util.Map;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A person before the page of the practice workspace, in which the real bot is live. */
final class Desk implements AutoCloseable {
  private static final String COMPOSER = "Message or command";

  private final Tab tab;
  private final BotUnderTest bot = Drawing.awake();

  Desk(Tab tab) {
    this.tab = tab;
    InPractice.offers(bot.bot(), bot.workspace());
    opens("");
  }

  Tab tab() {
    return tab;
  }

  BotUnderTest bot() {
    return bot;
  }

  /** Opens the page, at a place of it. */
  void opens(String place) {
    tab.opens(bot.workspace().url() + place);
    tab.until("document.body.dataset.ready === 'yes'");
  }

  /**
   * Ana declares without the page; answers the war room. On a busy machine a bot just started may
   * take more than Slack's three seconds for it: what it took in counts all the same.
   */
  Room declares(String words) {
    bot.hands()
        .post(
            "command",
            Map.of(
                "user",
                "ana",
                "channel",
                "general",
                "command",
                "/incident",
                "text",
                "declare " + words));
    String channel =
        Eventually.gives(
            "a war room",
            () -> {
              bot.settled();
              return bot.hands().get("state").path("channels").findValuesAsText("name").stream()
                  .filter(name -> name.startsWith("inc-1-"))
                  .findFirst();
            });
    bot.settled();
    return bot.room(channel);
  }

  /** Opens a channel that stands in the list at the side, and waits for its messages. */
  void goes(String channel) {
    tab.seesLast("link", channel).click();
    tab.until("document.title.includes('#" + channel + "')");
    tab.until("document.querySelector('#messages').children.length > 0");
  }

  WebElement composer() {
    return tab.sees("textbox", COMPOSER);
  }

  /** Writes in the channel, and sends it. */
  void types(String words) {
    composer().sendKeys(words, Keys.ENTER);
  }

  WebElement messages() {
    return tab.sees("log", "Messages");
  }

  /** Waits until these words stand in the channel; lets the bot do what is due meanwhile. */
  void reads(String words) {
    sees("#messages", words);
  }

  String reading() {
    return messages().getText();
  }

  /** Presses for the next thing due, and waits until the clock has come to rest there. */
  void goesOn() {
    tab.until("!document.querySelector('#next-due').disabled");
    String before = now();
    tab.seesLast("button", "next:").click();
    Eventually.is("a later time than " + before, () -> !now().equals(before));
    tab.until("document.querySelector('#clock').getAttribute('aria-busy') === 'false'");
    bot.settled();
  }

  /** What time it is in the workspace, by the clock bar. */
  String now() {
    return (String) tab.script("return document.querySelector('#now').dateTime");
  }

  void sees(String where, String words) {
    WebElement place =
        (WebElement) tab.script("return document.querySelector(arguments[0])", where);
    try {
      Eventually.is(
          words,
          () -> {
            bot.settled();
            return place.getText().contains(words);
          });
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + "\nIn:\n" + place.getText() + "\nComposer: " + composerState(), e);
    }
  }

  private Object composerState() {
    return tab.script(
        "return document.querySelector('#composer').innerText + ' | '"
            + " + document.querySelector('#composer-text').value");
  }

  void actsAs(String realName) {
    tab.seesLast("button", "Act as").click();
    tab.sees("menuitemradio", realName).click();
    tab.seesLast("button", "Act as: " + realName);
    tab.until("document.querySelector('#messages').children.length > 0");
  }

  @Override
  public void close() {
    bot.close();
  }
}
