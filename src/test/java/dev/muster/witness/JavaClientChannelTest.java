package dev.muster.witness;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.view.Views.view;
import static dev.muster.witness.Witness.ok;
import static dev.muster.witness.Witness.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.User;
import dev.muster.sandbox.PracticeWorkspace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack's Java client: channels, people, and what a channel keeps. */
class JavaClientChannelTest {
  private PracticeWorkspace workspace;
  private MethodsClient slack;

  @BeforeEach
  void aWorkspaceOpens() {
    workspace = Witness.workspace();
    slack = Witness.slack(workspace).methods(Witness.BOT_TOKEN);
  }

  @AfterEach
  void andCloses() throws Exception {
    workspace.close();
  }

  @Test
  void peopleAndGroupsAreFound() throws Exception {
    User ana = Witness.user(slack, "ana");
    assertThat(ok(slack.usersInfo(r -> r.user(ana.getId()))).getUser().getName()).isEqualTo("ana");
    refused(slack.usersInfo(r -> r.user("U0NOBODY")), "user_not_found");
    String group = ok(slack.usergroupsList(r -> r)).getUsergroups().get(0).getId();
    assertThat(ok(slack.usergroupsUsersList(r -> r.usergroup(group))).getUsers()).isNotEmpty();
  }

  @Test
  void aChannelLivesAndIsArchived() throws Exception {
    String ana = Witness.user(slack, "ana").getId();
    String id = Witness.channel(slack, "inc-1");
    refused(slack.conversationsCreate(r -> r.name("inc-1")), "name_taken");
    refused(slack.conversationsCreate(r -> r.name("Inc 1")), "invalid_name_specials");
    ok(slack.conversationsInvite(r -> r.channel(id).users(List.of(ana))));
    refused(
        slack.conversationsInvite(r -> r.channel(id).users(List.of(ana))), "already_in_channel");
    assertThat(ok(slack.conversationsMembers(r -> r.channel(id))).getMembers()).contains(ana);
    ok(slack.conversationsSetTopic(r -> r.channel(id).topic("SEV1")));
    ok(slack.conversationsSetPurpose(r -> r.channel(id).purpose("Checkout")));
    ok(slack.conversationsRename(r -> r.channel(id).name("inc-1-checkout")));
    Conversation channel =
        ok(slack.conversationsInfo(r -> r.channel(id).includeNumMembers(true))).getChannel();
    assertThat(channel.getName()).isEqualTo("inc-1-checkout");
    assertThat(channel.getTopic().getValue()).isEqualTo("SEV1");
    assertThat(channel.getPurpose().getValue()).isEqualTo("Checkout");
    assertThat(
            ok(slack.conversationsList(r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL))))
                .getChannels())
        .extracting(Conversation::getName)
        .contains("general", "incidents", "inc-1-checkout");
    ok(slack.conversationsArchive(r -> r.channel(id)));
    refused(slack.conversationsArchive(r -> r.channel(id)), "already_archived");
    refused(slack.chatPostMessage(r -> r.channel(id).text("late")), "is_archived");
  }

  @Test
  void aPrivateChannelIsHiddenFromWhoIsNotInIt() throws Exception {
    Conversation channel =
        ok(slack.conversationsCreate(r -> r.name("secret").isPrivate(true))).getChannel();
    assertThat(channel.isPrivate()).isTrue();
    assertThat(
            ok(slack.conversationsList(r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL))))
                .getChannels())
        .extracting(Conversation::getName)
        .doesNotContain("secret");
    refused(slack.conversationsInfo(r -> r.channel("C0NOWHERE")), "channel_not_found");
  }

  @Test
  void pinsAndBookmarksHold() throws Exception {
    String id = Witness.channel(slack, "inc-5");
    String ts = ok(slack.chatPostMessage(r -> r.channel(id).text("headline"))).getTs();
    ok(slack.pinsAdd(r -> r.channel(id).timestamp(ts)));
    refused(slack.pinsAdd(r -> r.channel(id).timestamp(ts)), "already_pinned");
    assertThat(ok(slack.pinsList(r -> r.channel(id))).getItems()).hasSize(1);
    ok(slack.pinsRemove(r -> r.channel(id).timestamp(ts)));
    String bookmark =
        ok(slack.bookmarksAdd(
                r -> r.channelId(id).title("Runbook").type("link").link("https://example.com")))
            .getBookmark()
            .getId();
    ok(slack.bookmarksEdit(r -> r.channelId(id).bookmarkId(bookmark).title("The runbook")));
    assertThat(ok(slack.bookmarksList(r -> r.channelId(id))).getBookmarks())
        .extracting("title")
        .containsExactly("The runbook");
    ok(slack.bookmarksRemove(r -> r.channelId(id).bookmarkId(bookmark)));
  }

  @Test
  void aDirectMessageIsOpenedAndTheHomeTabFilled() throws Exception {
    String ana = Witness.user(slack, "ana").getId();
    String direct = ok(slack.conversationsOpen(r -> r.users(List.of(ana)))).getChannel().getId();
    assertThat(direct).startsWith("D");
    ok(slack.chatPostMessage(r -> r.channel(direct).text("Your turn")));
    ok(slack.conversationsClose(r -> r.channel(direct)));
    ok(
        slack.viewsPublish(
            r ->
                r.userId(ana)
                    .view(
                        view(
                            v ->
                                v.type("home")
                                    .blocks(asBlocks(section(s -> s.text(plainText("Hi")))))))));
    refused(
        slack.viewsOpen(
            r ->
                r.triggerId("1.2.3")
                    .view(
                        view(
                            v ->
                                v.type("modal")
                                    .title(
                                        com.slack.api.model.view.Views.viewTitle(
                                            t -> t.type("plain_text").text("Title")))
                                    .blocks(asBlocks(section(s -> s.text(plainText("Hi")))))))),
        "invalid_trigger_id");
  }

  @Test
  void theBotComesAndGoes() throws Exception {
    String general =
        ok(slack.conversationsList(r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL))))
            .getChannels()
            .stream()
            .filter(each -> each.getName().equals("general"))
            .findFirst()
            .orElseThrow()
            .getId();
    ok(slack.conversationsJoin(r -> r.channel(general)));
    assertThat(ok(slack.usersConversations(r -> r)).getChannels())
        .extracting(Conversation::getName)
        .contains("general");
    String id = Witness.channel(slack, "inc-8");
    String ana = Witness.user(slack, "ana").getId();
    ok(slack.conversationsInvite(r -> r.channel(id).users(List.of(ana))));
    ok(slack.conversationsKick(r -> r.channel(id).user(ana)));
    refused(slack.conversationsKick(r -> r.channel(id).user(ana)), "not_in_channel");
    String ts = ok(slack.chatPostMessage(r -> r.channel(id).text("x"))).getTs();
    ok(slack.reactionsAdd(r -> r.channel(id).timestamp(ts).name("eyes")));
    assertThat(
            ok(slack.reactionsGet(r -> r.channel(id).timestamp(ts)))
                .getMessage()
                .getReactions()
                .get(0)
                .getName())
        .isEqualTo("eyes");
    ok(slack.reactionsRemove(r -> r.channel(id).timestamp(ts).name("eyes")));
    ok(slack.conversationsMark(r -> r.channel(id).ts(ts)));
    ok(slack.conversationsLeave(r -> r.channel(id)));
    refused(slack.pinsAdd(r -> r.channel(id).timestamp(ts)), "not_in_channel");
    ok(slack.conversationsJoin(r -> r.channel(id)));
    ok(slack.conversationsArchive(r -> r.channel(id)));
  }

  @Test
  void theTeamAndItsBotAreDescribed() throws Exception {
    ok(slack.teamInfo(r -> r));
    String bot = ok(slack.authTest(r -> r)).getBotId();
    assertThat(ok(slack.botsInfo(r -> r.bot(bot))).getBot().getId()).isEqualTo(bot);
    String mail = Witness.user(slack, "ana").getProfile().getEmail();
    assertThat(ok(slack.usersLookupByEmail(r -> r.email(mail))).getUser().getName())
        .isEqualTo("ana");
    refused(slack.usersLookupByEmail(r -> r.email("no@example.com")), "users_not_found");
  }
}
