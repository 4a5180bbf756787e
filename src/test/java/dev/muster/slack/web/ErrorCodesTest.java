package dev.muster.slack.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.slack.web.ErrorCodes.Meaning;
import dev.muster.testkit.DocumentedErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Muster makes of an error code, against the lists in Slack's documentation. */
final class ErrorCodesTest {
  private final Map<String, Set<String>> documented = DocumentedErrors.BY_METHOD;

  private static ErrorCodes.Verdict classOf(SlackMethod method, String code) {
    return ErrorCodes.of(method, code).what();
  }

  @Test
  void everyDocumentedCodeOfEveryMethodHasItsLine() {
    documented.forEach(
        (method, codes) ->
            assertThat(codes)
                .as(method)
                .allMatch(code -> ErrorCodes.known(method, code).isPresent()));
  }

  @Test
  void everyMethodThatMusterCallsIsInTheLists() {
    assertThat(documented.keySet())
        .containsAll(Stream.of(SlackMethod.values()).map(SlackMethod::slackName).toList());
  }

  @Test
  void whatSlackWantsTriedAgainIsTriedAgain() {
    assertThat(
            List.of(
                "ratelimited",
                "rate_limited",
                "message_limit_exceeded",
                "service_unavailable",
                "request_timeout",
                "team_added_to_org"))
        .allMatch(code -> classOf(SlackMethod.CHAT_POST_MESSAGE, code) == ErrorCodes.Verdict.RETRY);
    Map.of(
            SlackMethod.BOOKMARKS_ADD, "too_many_requests",
            SlackMethod.CANVASES_EDIT, "canvas_editing_locked",
            SlackMethod.CONVERSATIONS_INVITE, "external_channel_migrating",
            SlackMethod.CHAT_UPDATE, "update_failed",
            SlackMethod.CONVERSATIONS_MEMBERS, "fetch_members_failed",
            SlackMethod.FILES_UPLOAD, "file_update_failed",
            SlackMethod.CONVERSATIONS_CANVASES_CREATE, "canvas_creation_failed")
        .forEach(
            (method, code) ->
                assertThat(classOf(method, code)).as(code).isEqualTo(ErrorCodes.Verdict.RETRY));
  }

  @Test
  void whatConcernsTheAppItselfHoldsEverything() {
    for (SlackMethod method : SlackMethod.values()) {
      assertThat(
              List.of(
                  "token_revoked",
                  "token_expired",
                  "account_inactive",
                  "invalid_auth",
                  "not_authed",
                  "org_login_required",
                  "team_access_not_granted",
                  "accesslimited"))
          .as(method.slackName())
          .allMatch(code -> classOf(method, code) == ErrorCodes.Verdict.PAUSE);
    }
  }

  @Test
  void whatMayHaveBeenDoneIsLookedFor() {
    for (SlackMethod method : SlackMethod.values()) {
      assertThat(List.of("fatal_error", "internal_error"))
          .allMatch(code -> classOf(method, code) == ErrorCodes.Verdict.LOOK);
    }
  }

  @Test
  void whatSlackAddedLatelyIsFinalAndNamed() {
    Meaning meaning = ErrorCodes.of(SlackMethod.CHAT_POST_MESSAGE, "moon_in_the_way");

    assertThat(meaning.what()).isEqualTo(ErrorCodes.Verdict.FINAL);
    assertThat(meaning.words()).contains("moon_in_the_way");
  }

  @Test
  void theLikelyOnesSayWhatToDo() {
    assertThat(
            List.of(
                "restricted_action_read_only_channel",
                "restricted_action_thread_only_channel",
                "permission_denied",
                "file_uploads_disabled",
                "file_type_not_allowed",
                "storage_limit_reached",
                "posting_to_channel_denied",
                "org_user_not_in_team",
                "cant_archive_required",
                "too_many_members",
                "user_not_visible",
                "messages_tab_disabled",
                "accesslimited",
                "two_factor_setup_required"))
        .allMatch(code -> !ErrorCodes.of(SlackMethod.CHAT_UPDATE, code).words().contains(code));
  }
}
