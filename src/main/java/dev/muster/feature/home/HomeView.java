package dev.muster.feature.home;

import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import java.util.ArrayList;
import java.util.List;

/** The Home tab as it looks, a page at a time: Slack takes so many blocks and no more. */
final class HomeView {
  /** Each has a line and perhaps a row of buttons; headings and the way to declare come on top. */
  private static final int A_PAGE = 18;

  private HomeView() {}

  /**
   * One page.
   *
   * @param wanted from 0; the last one where there are fewer
   */
  static View of(List<HomeEntry> entries, int wanted) {
    int pages = Math.max(1, (entries.size() + A_PAGE - 1) / A_PAGE);
    int page = Math.max(0, Math.min(wanted, pages - 1));
    Card card = new Card();
    card.header("Incidents");
    card.section(
        "Something is wrong? Declare an incident; it is better to declare once too often. Or type"
            + " `/incident` anywhere.");
    card.actions(
        List.of(
            new Button("Declare an incident", "declare", "", HomeEntries.none())
                .element("primary")));
    String heading = "";
    for (HomeEntry entry : entries.stream().skip((long) page * A_PAGE).limit(A_PAGE).toList()) {
      if (!entry.heading().equals(heading)) {
        heading = entry.heading();
        card.section("*" + heading + "*");
      }
      put(card, entry);
    }
    foot(card, page, pages);
    return View.builder().type("home").blocks(card.blocks()).build();
  }

  private static void put(Card card, HomeEntry entry) {
    if (entry.buttons().size() == 1) {
      card.section(entry.text(), entry.buttons().get(0).element());
    } else {
      card.section(entry.text());
      card.actions(entry.buttons().stream().map(Button::element).toList());
    }
  }

  private static void foot(Card card, int page, int pages) {
    if (pages == 1) {
      return;
    }
    List<ButtonElement> buttons = new ArrayList<>();
    if (page > 0) {
      buttons.add(page("Back", page));
    }
    if (page < pages - 1) {
      buttons.add(page("More", page + 2));
    }
    card.actions(buttons).context("Page " + (page + 1) + " of " + pages);
  }

  private static ButtonElement page(String label, int number) {
    return new Button(label, "home", Integer.toString(number), HomeEntries.none()).element();
  }
}
