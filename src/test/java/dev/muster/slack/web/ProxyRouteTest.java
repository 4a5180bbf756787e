package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyRouteTest {
  private static final String SLACK = "https://slack.com/api/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.example.com:8080",
        "http://proxy.example.com:8080/",
        "proxy.example.com:8080",
        "https://proxy.example.com:8080",
        "http://user:pass@proxy.example.com:8080",
        "http://user:p@ss@proxy.example.com:8080",
        "http://user:100%@proxy.example.com:8080"
      })
  void itIsFoundHoweverItIsWritten(String url) {
    assertThat(ProxyRoute.to(SLACK, Map.of("HTTPS_PROXY", url)))
        .hasToString("Optional[proxy.example.com:8080]");
  }

  @Test
  void smallLettersCountAndNothingIsNothing() {
    assertThat(ProxyRoute.to(SLACK, Map.of("https_proxy", "http://p:1"))).isPresent();
    assertThat(ProxyRoute.to(SLACK, Map.of("HTTPS_PROXY", " "))).isEmpty();
    assertThat(ProxyRoute.to(SLACK, Map.of())).isEmpty();
    assertThat(ProxyRoute.to("http://127.0.0.1:80/api/", Map.of("HTTPS_PROXY", "http://p:1")))
        .as("a practice workspace")
        .isEmpty();
  }

  @Test
  void whatIsNoneIsRefusedWithoutItsPassword() {
    assertThatThrownBy(
            () -> ProxyRoute.to(SLACK, Map.of("HTTPS_PROXY", "socks5://me:secret@p:1080")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HTTPS_PROXY must look like")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "slack.com, slack.com, false",
    "slack.com, wss-primary.slack.com, false",
    ".slack.com, wss-primary.slack.com, false",
    "*.slack.com, files.slack.com, false",
    "slack.com:443, slack.com, false",
    "*, slack.com, false",
    "'internal.example, SLACK.com', slack.com, false",
    "lack.com, slack.com, true",
    "internal.example, slack.com, true",
    "'', slack.com, true",
    "'', 127.0.0.1, false",
    "'', localhost, false"
  })
  void whatNoProxyNamesIsReachedWithoutIt(String noProxy, String host, boolean through) {
    ProxyRoute route =
        ProxyRoute.to(SLACK, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", noProxy))
            .orElseThrow();

    assertThat(route.leadsTo(host)).isEqualTo(through);
  }
}
