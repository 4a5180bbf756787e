package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

  /** The name of a language, at which nothing is fetched. */
  private static final String SVG = "http://www.w3.org/2000/svg";

  @Test
  void thePageNeedsNothingFromElsewhereAndTrustsNoText() {
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running())) {
      Wire wire = new Wire(workspace);
      HttpResponse<String> page = wire.get("");
      assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .contains("default-src 'self'");
      for (String part : List.of("page.js", "page.css", "icon.svg")) {
        assertThat(page.body()).contains(part);
        assertThat(wire.get(part).statusCode()).isEqualTo(200);
      }
      Set<String> seen = new HashSet<>();
      Deque<String> scripts = new ArrayDeque<>(List.of("page.js"));
      while (!scripts.isEmpty()) {
        String script = scripts.pop();
        if (seen.add(script)) {
          HttpResponse<String> file = wire.get(script);
          assertThat(file.statusCode()).as(script).isEqualTo(200);
          assertThat(file.body().replace(SVG, ""))
              .as(script)
              .doesNotContain("innerHTML", "insertAdjacentHTML")
              .doesNotContainPattern("https?://\\w");
          IMPORT.matcher(file.body()).results().forEach(found -> scripts.push(found.group(1)));
        }
      }
      assertThat(seen).contains("blocks.js", "message.js", "modal.js", "tour.js", "clock.js");
      assertThat(wire.get("nothing.html").statusCode()).isEqualTo(404);
    }
  }
}
