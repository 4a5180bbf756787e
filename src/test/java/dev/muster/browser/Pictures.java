package dev.muster.browser;

import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Takes the pictures of the page that README and docs show, into {@code docs/}: {@code mvn -Pbench
 * test -Dbench.class=dev.muster.browser.Pictures}.
 */
public final class Pictures {
  private static final Path OUT = Path.of("docs");

  private Pictures() {}

  public static void main(String[] args) {
    try (Browser browser = Browser.started();
        Tab tab = browser.newTab();
        Desk desk = new Desk(tab.light().size(1440, 900))) {
      tab.presses("button", "No, thanks");
      Room room = played(desk);
      desk.opens("#/" + room.id());
      tab.until("document.querySelectorAll('#messages .message').length > 5");
      tab.until("!document.querySelector('.toast')");
      view(tab, "page-light.png");
      view(tab.dark(), "page-dark.png");
      view(tab.light().size(390, 780), "page-narrow.png");
    }
    System.out.println("Taken: " + OUT.toAbsolutePath());
  }

  private static void view(Tab tab, String name) {
    tab.script(
        """
        const box = document.querySelector('#scroll');
        document.activeElement.blur();
        box.scrollTop = box.scrollHeight;
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
        """);
    tab.picture(OUT.resolve(name));
  }

  /** An hour of an incident, in which more than one has a word. */
  private static Room played(Desk desk) {
    Person ana = desk.bot().person("ana");
    Person ben = desk.bot().person("ben");
    Room room = desk.declares("SEV-1 Checkout is down");
    ana.types(room, "take");
    desk.bot().passes(Duration.ofMinutes(6));
    String said = ben.says(room, "All connections to the database are taken. I look which query.");
    desk.bot()
        .hands()
        .does(
            "message",
            Map.of(
                "user", "chi", "channel", room.id(), "text", "The report job?", "thread_ts", said));
    desk.bot()
        .hands()
        .does("reaction", Map.of("user", "dev", "channel", room.id(), "ts", said, "name", "eyes"));
    desk.bot().passes(Duration.ofMinutes(5));
    ana.types(room, "update The nightly report holds all connections; we stop it now.");
    desk.bot().passes(Duration.ofMinutes(20));
    return room;
  }
}
