package dev.muster.slack.file;

import com.slack.api.methods.request.files.FilesUploadV2Request.UploadFile;
import dev.muster.delivery.Attempt;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.time.Instant;
import java.util.List;

/**
 * Shares files in a channel, once: what a doubtful try may have left is looked for by its names.
 */
public final class SharedFiles {
  private final SlackGateway slack;

  public SharedFiles(SlackGateway slack) {
    this.slack = slack;
  }

  /**
   * What is shared in one message.
   *
   * @param base with which the names of these files begin, and of no others
   */
  public record Sharing(String channel, String base, String comment) {}

  /** Whether an earlier try, of which nobody heard, did it. */
  public boolean isThere(Sharing sharing, Attempt attempt) throws SlackFailure {
    return attempt.maybeDone() && isThere(sharing.channel(), sharing.base(), attempt.since());
  }

  /** Shares them; a public channel is joined for that if need be: Slack asks it of who shares. */
  public void share(Sharing sharing, List<UploadFile> files) throws SlackFailure {
    try {
      upload(sharing, files);
    } catch (SlackFailure failure) {
      if (!failure.is("not_in_channel")) {
        throw failure;
      }
      join(sharing.channel());
      upload(sharing, files);
    }
  }

  private void upload(Sharing sharing, List<UploadFile> files) throws SlackFailure {
    slack.call(
        SlackMethod.FILES_UPLOAD,
        sharing.channel(),
        methods ->
            methods.filesUploadV2(
                r ->
                    r.channel(sharing.channel())
                        .uploadFiles(files)
                        .initialComment(sharing.comment())));
  }

  private void join(String channel) throws SlackFailure {
    slack.call(
        SlackMethod.CONVERSATIONS_JOIN,
        null,
        methods -> methods.conversationsJoin(r -> r.channel(channel)));
  }

  private boolean isThere(String channel, String base, Instant since) throws SlackFailure {
    try {
      return slack
          .call(
              SlackMethod.CONVERSATIONS_HISTORY,
              null,
              methods ->
                  methods.conversationsHistory(
                      r ->
                          r.channel(channel).oldest(since.getEpochSecond() + ".000000").limit(999)))
          .getMessages()
          .stream()
          .filter(message -> message.getFiles() != null)
          .flatMap(message -> message.getFiles().stream())
          .anyMatch(file -> file.getName() != null && file.getName().startsWith(base));
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        return false; // where we may not read we can't look
      }
      throw failure;
    }
  }
}
