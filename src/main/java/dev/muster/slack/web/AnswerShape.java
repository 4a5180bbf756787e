package dev.muster.slack.web;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.bookmarks.BookmarksListResponse;
import com.slack.api.methods.response.canvases.CanvasesCreateResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsCreateResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.conversations.canvases.ConversationsCanvasesCreateResponse;
import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.Conversation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer that says ok holds what Slack promises for its method: what stands between
 * Muster and Slack may answer anything, and a page of HTML is not the worst of it.
 */
final class AnswerShape {
  private static final List<Promise<?>> PROMISES =
      List.of(
          promise(AuthTestResponse.class, AuthTestResponse::getUserId, AuthTestResponse::getUrl),
          promise(
              ChatPostMessageResponse.class,
              ChatPostMessageResponse::getChannel,
              ChatPostMessageResponse::getTs),
          promise(ConversationsCreateResponse.class, a -> id(a.getChannel())),
          promise(ConversationsOpenResponse.class, a -> id(a.getChannel())),
          promise(ConversationsInfoResponse.class, a -> id(a.getChannel())),
          promise(ConversationsListResponse.class, ConversationsListResponse::getChannels),
          promise(UsersConversationsResponse.class, UsersConversationsResponse::getChannels),
          promise(ConversationsHistoryResponse.class, ConversationsHistoryResponse::getMessages),
          promise(ConversationsRepliesResponse.class, ConversationsRepliesResponse::getMessages),
          promise(ConversationsMembersResponse.class, ConversationsMembersResponse::getMembers),
          promise(UsersInfoResponse.class, UsersInfoResponse::getUser),
          promise(UsersListResponse.class, UsersListResponse::getMembers),
          promise(UsergroupsListResponse.class, UsergroupsListResponse::getUsergroups),
          promise(UsergroupsUsersListResponse.class, UsergroupsUsersListResponse::getUsers),
          promise(BookmarksListResponse.class, BookmarksListResponse::getBookmarks),
          promise(CanvasesCreateResponse.class, CanvasesCreateResponse::getCanvasId),
          promise(
              ConversationsCanvasesCreateResponse.class,
              ConversationsCanvasesCreateResponse::getCanvasId));

  /** What is read of this kind of answer. */
  private record Promise<A>(Class<A> kind, List<Function<A, @Nullable Object>> parts) {
    boolean isKeptBy(SlackApiTextResponse answer) {
      return !kind.isInstance(answer)
          || parts.stream().allMatch(part -> isThere(part.apply(kind.cast(answer))));
    }

    private static boolean isThere(@Nullable Object part) {
      return part instanceof Collection<?> all
          ? all.stream().allMatch(Objects::nonNull)
          : part != null;
    }
  }

  private AnswerShape() {}

  private static <A> Promise<A> promise(Class<A> kind, Function<A, @Nullable Object> part) {
    return new Promise<>(kind, List.of(part));
  }

  private static <A> Promise<A> promise(
      Class<A> kind, Function<A, @Nullable Object> part, Function<A, @Nullable Object> other) {
    return new Promise<>(kind, List.of(part, other));
  }

  private static @Nullable Object id(@Nullable Conversation channel) {
    return channel == null ? null : channel.getId();
  }

  static boolean isWhole(SlackApiTextResponse answer) {
    return PROMISES.stream().allMatch(promise -> promise.isKeptBy(answer));
  }

  /**
   * Slack's client throws many things at an answer that is not what it expects. What our own code
   * throws, on the way in, is told apart by who threw it.
   */
  static boolean isToBlame(RuntimeException thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String by = frame.getClassName();
      if (by.startsWith("com.slack.api.") || by.startsWith("com.google.gson.")) {
        return true;
      }
      if (by.startsWith("dev.muster.")) {
        return false;
      }
    }
    return false;
  }
}
