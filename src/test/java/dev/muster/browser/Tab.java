package dev.muster.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;

/** What one person has before them: found by role and name, as a screen reader is told them. */
public final class Tab implements AutoCloseable {
  /**
   * Waits in the page until the question has an answer that counts, and gives it: at each change
   * and each frame, so that nothing is polled from outside.
   */
  private static final String WAIT =
      """
      const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);
      const ask = () => { const answer = (function () { %s }).apply(null, given); if (answer) { done(answer); return true; } };
      const again = () => ask() || setTimeout(again, 16);
      again();
      """;

  /** Elements of a role and a name that can be seen, within another if one is given. */
  private static final String FIND =
      """
      const [role, name, within] = arguments;
      const likely = { button: 'button, summary, [role=button]', link: 'a[href]', combobox: '[role=combobox], select',
        textbox: 'input, textarea', checkbox: 'input', radio: 'input' }[role] ?? '*';
      const tidy = (words) => (words ?? '').replace(/\\s+/g, ' ').trim();
      const found = [...(within ?? document).querySelectorAll(likely)].filter((node) =>
        node.checkVisibility({ visibilityProperty: true }) && node.computedRole === role
        && (name === null || tidy(node.computedName) === name));
      """;

  private final ChromeDriver driver;
  private final Runnable forget;

  Tab(ChromeDriver driver, Runnable forget) {
    this.driver = driver;
    this.forget = forget;
    size(1280, 900);
    zone("UTC");
  }

  public Tab dark() {
    return prefers("dark");
  }

  public Tab light() {
    return prefers("light");
  }

  private Tab prefers(String scheme) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  public Tab size(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** The reader's time zone. */
  public Tab zone(String zone) {
    cdp("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    return this;
  }

  private Map<String, Object> cdp(String command, Map<String, Object> arguments) {
    return driver.executeCdpCommand(command, arguments);
  }

  public Tab opens(String address) {
    driver.get(address);
    return this;
  }

  /** The first element of that role and name, as soon as it is there. */
  public WebElement sees(String role, String name) {
    return sees(null, role, name);
  }

  public WebElement sees(WebElement within, String role, String name) {
    return (WebElement)
        wait(role + " \"" + name + "\"", FIND + "return found[0];", role, name, within);
  }

  /** The newest element of that role whose name begins so: that of a row of like ones. */
  public WebElement seesLast(String role, String beginning) {
    return (WebElement)
        wait(
            role + " \"" + beginning + "…\"",
            FIND
                + "return found.findLast((node) => tidy(node.computedName).startsWith(arguments[3]));",
            role,
            null,
            null,
            beginning);
  }

  /** Waits until there is none of that role and name. */
  public void seesNo(String role, String name) {
    wait("no " + role + " \"" + name + "\"", FIND + "return !found.length;", role, name, null);
  }

  /** The names of all that have this role now, in the order of the page. */
  public List<String> all(String role) {
    return strings(FIND + "return found.map((node) => tidy(node.computedName));", role, null, null);
  }

  public List<String> strings(String script, Object... arguments) {
    List<String> strings = new ArrayList<>();
    ((List<?>) driver.executeScript(script, arguments)).forEach(one -> strings.add((String) one));
    return strings;
  }

  public void presses(String role, String name) {
    sees(role, name).click();
  }

  public void types(String role, String name, String text) {
    WebElement field = sees(role, name);
    field.clear();
    field.sendKeys(text);
  }

  /** Picks in a menu with search: types what is looked for, and presses Enter. */
  public void picks(String menu, String label) {
    WebElement field = sees("combobox", menu);
    field.click();
    field.sendKeys(label);
    sees("option", label);
    field.sendKeys(Keys.ENTER);
  }

  public void keys(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** The role and the name of what has the focus. */
  public String focus() {
    return String.valueOf(
        script(
            "const at = document.activeElement; return at.computedRole + ' ' + at.computedName;"));
  }

  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until that expression of the page holds. */
  public void until(String expression) {
    wait(expression, "return " + expression + ";");
  }

  private Object wait(String what, String question, Object... arguments) {
    try {
      return driver.executeAsyncScript(WAIT.formatted(question), arguments);
    } catch (ScriptTimeoutException e) {
      throw new AssertionError(
          "In vain waited for: "
              + what
              + "\nThe page:\n"
              + script("return document.body.innerText"),
          e);
    }
  }

  public String text(WebElement element) {
    return element.getText();
  }

  /** Whether the browser asks the person something on its own: alert, confirm, prompt. */
  public boolean isAskedByTheBrowser() {
    try {
      driver.switchTo().alert();
      return true;
    } catch (org.openqa.selenium.NoAlertPresentException e) {
      return false;
    }
  }

  /** Errors in the console, scripts that broke, and what the security policy refused. */
  public void hasNothingToComplainOf() {
    List<String> complaints =
        driver.manage().logs().get("browser").getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .filter(message -> !message.contains("/sandbox/")) // a hand that says no says 4xx
            .toList();
    if (!complaints.isEmpty()) {
      throw new AssertionError("The page complains: " + String.join("\n", complaints));
    }
  }

  /** Serious and critical faults for people with a disability, by axe-core. */
  public List<String> seriousFaults() {
    driver.executeScript(axe());
    return strings(
        """
        const harmful = (fault) => ['serious', 'critical'].includes(fault.impact);
        const words = (node) => node.html + ' ' + node.failureSummary;
        // A colour on its way to another is neither: what flashes is let come to rest.
        return Promise.allSettled(document.getAnimations().map((moving) => moving.finished))
          .then(() => axe.run(document, { resultTypes: ['violations'] }))
          .then((found) => found.violations
            .filter(harmful).map((fault) => fault.id + ': ' + fault.nodes.map(words).join('; ')));
        """);
  }

  private static String axe() {
    try (InputStream script =
        Optional.ofNullable(Tab.class.getResourceAsStream("/axe.min.js")).orElseThrow()) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of the page, however long. */
  public void picture(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, shot(Map.of("format", "png", "captureBeyondViewport", true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One element, as a PNG. */
  public byte[] picture(WebElement element) {
    Object clip =
        script(
            """
            const at = arguments[0].getBoundingClientRect();
            return { x: at.x + scrollX, y: at.y + scrollY, width: at.width, height: at.height, scale: 1 };
            """,
            element);
    return shot(Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
  }

  private byte[] shot(Map<String, Object> how) {
    return Base64.getDecoder().decode((String) cdp("Page.captureScreenshot", how).get("data"));
  }

  @Override
  public void close() {
    forget.run();
  }
}
