package dev.muster.slack.web;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;

/** One call of one Web API method on Slack's own client. */
@FunctionalInterface
public interface SlackCall<T extends SlackApiTextResponse> {
  T on(MethodsClient slack) throws IOException, SlackApiException;
}
