package dev.muster.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContext;
import org.openqa.selenium.bidi.browsingcontext.CreateContextParameters;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** One headless Chromium with a profile of its own; what is looked at in it is a {@link Tab}. */
public final class Browser implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--force-color-profile=srgb",
          "--lang=en-US",
          // So that a script can ask for an element's role and name, as a screen reader is told.
          "--enable-blink-features=ComputedAccessibilityInfo");

  /** Held, for the logging that is switched off goes on again with it. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final Path profile;
  private final ChromeDriver driver;

  private Browser(Path chromium, Path chromedriver) {
    SELENIUM.setLevel(Level.SEVERE);
    try {
      profile = Files.createTempDirectory("chromium");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    options.setCapability("webSocketUrl", true);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
  }

  /** Why there is none here; empty where there is one. */
  public static Optional<String> missing() {
    return Stream.of("chromium", "chromedriver")
        .filter(program -> found(program).isEmpty())
        .findFirst()
        .map(
            program ->
                "Skipped: there is no "
                    + program
                    + " here (Debian: apt install chromium chromium-driver).");
  }

  public static Browser started() {
    return new Browser(found("chromium").orElseThrow(), found("chromedriver").orElseThrow());
  }

  private static Optional<Path> found(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A tab that shares nothing with those before: no storage, no cookies. */
  public Tab newTab() {
    var browser = new org.openqa.selenium.bidi.module.Browser(driver);
    String context = browser.createUserContext();
    String window =
        new BrowsingContext(
                driver, new CreateContextParameters(WindowType.TAB).userContext(context))
            .getId();
    driver.switchTo().window(window);
    driver.manage().logs().get("browser"); // what another tab said is not this one's
    return new Tab(driver, () -> browser.removeUserContext(context));
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
