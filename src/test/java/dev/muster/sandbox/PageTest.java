package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

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
      for (String script : List.of("page.js", "blocks.js", "message.js", "modal.js")) {
        String source = wire.get(script).body();
        assertThat(source).doesNotContain("innerHTML", "https://", "http://");
        Matcher imports = IMPORT.matcher(source);
        while (imports.find()) {
          assertThat(wire.get(imports.group(1)).statusCode()).isEqualTo(200);
        }
      }
      assertThat(wire.get("nothing.html").statusCode()).isEqualTo(404);
    }
  }
}
