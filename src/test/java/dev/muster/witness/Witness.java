package dev.muster.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.User;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** How a client of Slack's comes to the practice workspace: by its address alone. */
final class Witness {
  static final String BOT_TOKEN = "xoxb-practice-witness";
  static final String APP_TOKEN = "xapp-1-practice-witness";

  private Witness() {}

  /** A workspace with all the time in the world. */
  static PracticeWorkspace workspace() {
    return workspace(PracticeWorkspace.Options.defaults().withEverything().withRateLimits(false));
  }

  /** A workspace as it comes, with Slack's rate limits. */
  static PracticeWorkspace limitedWorkspace() {
    return workspace(PracticeWorkspace.Options.defaults().withEverything());
  }

  private static PracticeWorkspace workspace(PracticeWorkspace.Options options) {
    return PracticeWorkspace.start(options, WorkspaceClock.running());
  }

  static Hands hands(PracticeWorkspace workspace) {
    return new Hands(URI.create(workspace.apiUrl()));
  }

  static SlackConfig config(PracticeWorkspace workspace) {
    SlackConfig config = new SlackConfig();
    config.setFailOnUnknownProperties(true);
    config.setProxyUrl(null);
    config.setMethodsEndpointUrlPrefix(workspace.apiUrl());
    return config;
  }

  static Slack slack(PracticeWorkspace workspace) {
    return Slack.getInstance(config(workspace));
  }

  static <T extends SlackApiTextResponse> T ok(T response) {
    assertThat(response.isOk()).as("%s", response).isTrue();
    return response;
  }

  static void refused(SlackApiTextResponse response, String error) {
    assertThat(response.isOk()).as("%s", response).isFalse();
    assertThat(response.getError()).isEqualTo(error);
  }

  /** The id of a new channel. */
  static String channel(MethodsClient slack, String name) throws IOException, SlackApiException {
    return ok(slack.conversationsCreate(r -> r.name(name))).getChannel().getId();
  }

  static User user(MethodsClient slack, String name) throws IOException, SlackApiException {
    return ok(slack.usersList(r -> r)).getMembers().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The client opens its socket in the background, and says nothing when it is open. */
  static void untilConnected(SocketModeApp app) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!app.getClient().verifyConnection()) {
      assertThat(System.nanoTime()).as("The client did not connect.").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
