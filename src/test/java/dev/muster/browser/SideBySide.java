package dev.muster.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.testkit.BotUnderTest;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.openqa.selenium.WebElement;

/**
 * Lays ten cards as the page draws them beside the same by slack-blocks-to-jsx, into {@code
 * target/drawn/}: {@code npm ci --prefix src/test/node/compare}, then {@code mvn -Pbench test
 * -Dbench.class=dev.muster.browser.SideBySide}.
 */
public final class SideBySide {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPTS = Path.of("src", "test", "node", "compare");
  private static final Path OUT = Path.of("target", "drawn");
  private static final int WIDTH = 624;

  private SideBySide() {}

  public static void main(String[] args) throws Exception {
    Files.createDirectories(OUT);
    List<BufferedImage> rows = new ArrayList<>();
    try (BotUnderTest bot = Drawing.awake();
        Browser browser = Browser.started()) {
      ArrayNode cards = new Cards(bot).played();
      theirs(bot, cards);
      try (Tab ours = browser.newTab()) {
        Drawing.page(ours.light().size(900, 900), bot.workspace());
        ours.script(
            "document.querySelector('main').style.cssText = 'width:"
                + WIDTH
                + "px;padding:12px;background:white'");
        List<BufferedImage> left = new ArrayList<>();
        for (JsonNode card : cards) {
          ours.script("draw(JSON.parse(arguments[0]))", card.path("blocks").toString());
          left.add(image(ours, (WebElement) ours.script("return document.querySelector('main')")));
        }
        ours.opens(OUT.resolve("theirs.html").toUri().toString());
        for (int i = 0; i < left.size(); i++) {
          String name = cards.get(i).path("name").asText();
          WebElement article =
              (WebElement)
                  ours.script(
                      "return document.querySelector(`[data-card='${arguments[0]}']`)", name);
          rows.add(row(name, left.get(i), image(ours, article)));
        }
      }
    }
    write(rows.subList(0, 5), OUT.resolve("side-by-side-1.png"));
    write(rows.subList(5, rows.size()), OUT.resolve("side-by-side-2.png"));
    System.out.println("Drawn: " + OUT.toAbsolutePath());
  }

  private static void theirs(BotUnderTest bot, ArrayNode cards) throws Exception {
    JsonNode state = bot.hands().get("state");
    ObjectNode given = JSON.createObjectNode().put("now", state.path("now").asText());
    given.set("cards", cards);
    ObjectNode names = given.putObject("names");
    for (String kind : List.of("users", "channels", "usergroups")) {
      ArrayNode list = names.putArray(kind.equals("usergroups") ? "user_groups" : kind);
      for (JsonNode one : state.path(kind)) {
        String name =
            one.path("real_name").asText(one.path("handle").asText(one.path("name").asText()));
        list.addObject().put("id", one.path("id").asText()).put("name", name);
      }
    }
    Files.writeString(OUT.resolve("cards.json"), given.toPrettyString());
    int end =
        new ProcessBuilder(
                "node",
                SCRIPTS.resolve("draw.js").toString(),
                OUT.resolve("cards.json").toString(),
                OUT.resolve("theirs.html").toString())
            .inheritIO()
            .start()
            .waitFor();
    if (end != 0) {
      throw new IllegalStateException("Run `npm ci --prefix " + SCRIPTS + "` first.");
    }
  }

  private static BufferedImage image(Tab tab, WebElement element) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(tab.picture(element)));
  }

  private static BufferedImage row(String name, BufferedImage left, BufferedImage right) {
    int height = Math.max(left.getHeight(), right.getHeight()) + 28;
    BufferedImage row = new BufferedImage(2 * WIDTH + 20, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(row);
    pen.setColor(Color.DARK_GRAY);
    pen.drawString(name + ": ours", 12, 18);
    pen.drawString("slack-blocks-to-jsx", WIDTH + 32, 18);
    pen.drawImage(left, 0, 28, null);
    pen.drawImage(right, WIDTH + 20, 28, null);
    pen.setColor(Color.LIGHT_GRAY);
    pen.drawLine(WIDTH + 10, 0, WIDTH + 10, height);
    pen.drawLine(0, height - 1, row.getWidth(), height - 1);
    pen.dispose();
    return row;
  }

  private static void write(List<BufferedImage> rows, Path file) throws IOException {
    int height = rows.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage sheet =
        new BufferedImage(rows.get(0).getWidth(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(sheet);
    int at = 0;
    for (BufferedImage row : rows) {
      pen.drawImage(row, 0, at, null);
      at += row.getHeight();
    }
    pen.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static Graphics2D pen(BufferedImage on) {
    Graphics2D pen = on.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, on.getWidth(), on.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    return pen;
  }
}
