package dev.muster.sandbox.limits;

import static dev.muster.sandbox.limits.Edit.json;
import static dev.muster.sandbox.limits.Edit.letters;
import static dev.muster.sandbox.limits.Edit.remove;
import static dev.muster.sandbox.limits.Edit.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageLimitsTest {
  private static final JsonNode CARD =
      json(
          """
          [
           {'type':'header','block_id':'head','text':{'type':'plain_text','text':'Checkout','emoji':true}},
           {'type':'section','text':{'type':'mrkdwn','text':'*SEV1*','verbatim':false},
            'accessory':{'type':'static_select','action_id':'severity',
             'placeholder':{'type':'plain_text','text':'Severity'},
             'options':[{'text':{'type':'plain_text','text':'SEV1'},'value':'sev1'},
                        {'text':{'type':'plain_text','text':'SEV2'},'value':'sev2'}],
             'initial_option':{'text':{'type':'plain_text','text':'SEV1'},'value':'sev1'}}},
           {'type':'section','fields':[{'type':'mrkdwn','text':'a'},{'type':'plain_text','text':'b'}]},
           {'type':'actions','elements':[
             {'type':'button','action_id':'ack','text':{'type':'plain_text','text':'Acknowledge'},
              'style':'primary','value':'7','confirm':{'title':{'type':'plain_text','text':'Sure?'},
              'text':{'type':'mrkdwn','text':'Really'},'confirm':{'type':'plain_text','text':'Yes'},
              'deny':{'type':'plain_text','text':'No'}}},
             {'type':'button','action_id':'open','text':{'type':'plain_text','text':'Runbook'},
              'url':'https://wiki.example.com/run?q=a|b'},
             {'type':'overflow','action_id':'more','options':[
              {'text':{'type':'plain_text','text':'One'},'value':'1','url':'https://example.com'}]}]},
           {'type':'context','elements':[{'type':'mrkdwn','text':'now'},
             {'type':'image','image_url':'https://example.com/a.png','alt_text':'a'}]},
           {'type':'rich_text','elements':[
             {'type':'rich_text_section','elements':[{'type':'text','text':'hi','style':{'bold':true}},
               {'type':'user','user_id':'U1'},{'type':'emoji','name':'fire'},
               {'type':'link','url':'https://example.com'}]},
             {'type':'rich_text_list','style':'bullet','indent':1,'elements':[
               {'type':'rich_text_section','elements':[{'type':'text','text':'x'}]}]}]},
           {'type':'image','image_url':'https://example.com/b.png','alt_text':'b'},
           {'type':'table','rows':[[{'type':'raw_text','text':'a'}]],'column_settings':[null,{'align':'right'}]},
           {'type':'markdown','text':'**hi**'},
           {'type':'divider'}
          ]
          """);

  @Test
  void aGoodCardIsAccepted() {
    assertThat(Limits.message("Checkout", CARD, null, false)).isEmpty();
    assertThat(Limits.message("Checkout", CARD, null, true)).isEmpty();
    assertThat(Limits.message(null, CARD, null, false)).isEmpty();
  }

  static Stream<Edit> badCards() {
    return Stream.of(
        set("/0/type", "'hero'", "unsupported type: hero [json-pointer:/blocks/0/type]"),
        remove("/0/type", "missing required field: type [json-pointer:/blocks/0]"),
        set("/9", "'divider'", "must provide an object [json-pointer:/blocks/9]"),
        set("/9/text", "'x'", "invalid additional property: text [json-pointer:/blocks/9]"),
        set(
            "/0/block_id",
            letters(256),
            "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
        set(
            "/9/block_id",
            "'head'",
            "`block_id` \"head\" already exists for another block [json-pointer:/blocks/9/block_id]"),
        set(
            "/0/text/text",
            letters(151),
            "must be less than 151 characters [json-pointer:/blocks/0/text/text]"),
        set(
            "/0/text/text",
            letters(151),
            "failed to match all allowed schemas [json-pointer:/blocks/0/text]"),
        set(
            "/0/text/text",
            "''",
            "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        set(
            "/0/text/type",
            "'mrkdwn'",
            "must be a valid enum value [json-pointer:/blocks/0/text/type]"),
        set("/0/text", "'Checkout'", "must provide an object [json-pointer:/blocks/0/text]"),
        set(
            "/1/text/emoji",
            "true",
            "invalid additional property: emoji [json-pointer:/blocks/1/text]"),
        set(
            "/1/text/text",
            letters(3001),
            "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"),
        set("/1/text/text", "7", "must provide a string [json-pointer:/blocks/1/text/text]"),
        set(
            "/1/accessory/type",
            "'plain_text_input'",
            "unsupported type: plain_text_input [json-pointer:/blocks/1/accessory/type]"),
        set(
            "/1/accessory/options",
            "[]",
            "no fewer than 1 items allowed [json-pointer:/blocks/1/accessory/options]"),
        remove(
            "/1/accessory/options",
            "must define either `options` or `option_groups` [json-pointer:/blocks/1/accessory]"),
        set(
            "/1/accessory/options/0/text/text",
            letters(76),
            "must be less than 76 characters [json-pointer:/blocks/1/accessory/options/0/text/text]"),
        set(
            "/1/accessory/options/0/text/type",
            "'mrkdwn'",
            "must be a valid enum value [json-pointer:/blocks/1/accessory/options/0/text/type]"),
        set(
            "/1/accessory/options/0/value",
            letters(151),
            "must be less than 151 characters [json-pointer:/blocks/1/accessory/options/0/value]"),
        set(
            "/1/accessory/options/1/value",
            "'sev1'",
            "`value` \"sev1\" already exists for another option [json-pointer:/blocks/1/accessory/options/1/value]"),
        set(
            "/1/accessory/initial_option/value",
            "'sev9'",
            "must be one of the provided options [json-pointer:/blocks/1/accessory/initial_option]"),
        set(
            "/1/accessory/placeholder/text",
            letters(151),
            "must be less than 151 characters [json-pointer:/blocks/1/accessory/placeholder/text]"),
        remove("/2/fields", "must define either `text` or `fields` [json-pointer:/blocks/2/type]"),
        set(
            "/2/fields/0/text",
            letters(2001),
            "must be less than 2001 characters [json-pointer:/blocks/2/fields/0/text]"),
        set(
            "/2/fields",
            many(11, "{'type':'mrkdwn','text':'a'}"),
            "no more than 10 items allowed [json-pointer:/blocks/2/fields]"),
        set(
            "/3/elements/0/text/text",
            letters(76),
            "must be less than 76 characters [json-pointer:/blocks/3/elements/0/text/text]"),
        set(
            "/3/elements/0/value",
            letters(2001),
            "must be less than 2001 characters [json-pointer:/blocks/3/elements/0/value]"),
        set(
            "/3/elements/0/style",
            "'default'",
            "must be a valid enum value [json-pointer:/blocks/3/elements/0/style]"),
        set(
            "/3/elements/0/disabled",
            "true",
            "invalid additional property: disabled [json-pointer:/blocks/3/elements/0]"),
        set(
            "/3/elements/0/confirm/title/text",
            letters(101),
            "must be less than 101 characters [json-pointer:/blocks/3/elements/0/confirm/title/text]"),
        remove(
            "/3/elements/0/confirm/deny",
            "missing required field: deny [json-pointer:/blocks/3/elements/0/confirm]"),
        set(
            "/3/elements/1/action_id",
            "'ack'",
            "`action_id` \"ack\" already exists for another element [json-pointer:/blocks/3/elements/1/action_id]"),
        set(
            "/3/elements/1/url",
            "'not a url'",
            "invalid url [json-pointer:/blocks/3/elements/1/url]"),
        set("/3/elements", "[]", "no fewer than 1 items allowed [json-pointer:/blocks/3/elements]"),
        set(
            "/3/elements",
            many(26, "{'type':'button','text':{'type':'plain_text','text':'a'}}"),
            "no more than 25 items allowed [json-pointer:/blocks/3/elements]"),
        set(
            "/3/elements/2/options",
            many(6, "{'text':{'type':'plain_text','text':'a'},'value':'a'}"),
            "no more than 5 items allowed [json-pointer:/blocks/3/elements/2/options]"),
        set(
            "/3/elements/2/type",
            "'multi_users_select'",
            "unsupported type: multi_users_select [json-pointer:/blocks/3/elements/2/type]"),
        set(
            "/4/elements/0/type",
            "'button'",
            "unsupported type: button [json-pointer:/blocks/4/elements/0/type]"),
        set(
            "/4/elements",
            many(11, "{'type':'mrkdwn','text':'a'}"),
            "no more than 10 items allowed [json-pointer:/blocks/4/elements]"),
        remove(
            "/4/elements/1/alt_text",
            "missing required field: alt_text [json-pointer:/blocks/4/elements/1]"),
        set(
            "/5/elements/0/elements/0/text",
            "''",
            "must be more than 0 characters [json-pointer:/blocks/5/elements/0/elements/0/text]"),
        set(
            "/5/elements/0/elements/0/style/loud",
            "true",
            "invalid additional property: loud [json-pointer:/blocks/5/elements/0/elements/0/style]"),
        set(
            "/5/elements/1/style",
            "'dotted'",
            "must be a valid enum value [json-pointer:/blocks/5/elements/1/style]"),
        remove(
            "/6/image_url",
            "must define either `image_url` or `slack_file` [json-pointer:/blocks/6]"),
        set(
            "/9",
            "{'type':'table','rows':[[{'type':'raw_text','text':'a'}]]}",
            "only_one_table_allowed [json-pointer:/blocks/9]"),
        set(
            "/8/text",
            letters(12_001),
            "must be less than 12001 characters [json-pointer:/blocks/8/text]"));
  }

  private static String many(int count, String each) {
    return "[" + String.join(",", Collections.nCopies(count, each)) + "]";
  }

  @ParameterizedTest
  @MethodSource("badCards")
  void aBadCardIsRefusedWithSlacksWords(Edit edit) {
    Fault fault = Limits.message("Checkout", edit.applyTo(CARD), null, false).orElseThrow();
    assertThat(fault.error()).isEqualTo("invalid_blocks");
    assertThat(fault.messages()).contains(edit.expected());
  }

  @Test
  void aMessageHoldsFiftyBlocks() {
    assertThat(Limits.message(null, json(many(50, "{'type':'divider'}")), null, false)).isEmpty();
    assertThat(Limits.message(null, json(many(51, "{'type':'divider'}")), null, false))
        .contains(
            new Fault(
                "invalid_blocks", List.of("no more than 50 items allowed [json-pointer:/blocks]")));
  }

  @Test
  void blocksWithTooMuchTextInAllAreRefused() {
    String long3000 = "{'type':'section','text':{'type':'mrkdwn','text':" + letters(3000) + "}}";
    assertThat(Limits.message(null, json(many(4, long3000)), null, false)).isEmpty();
    assertThat(Limits.message(null, json(many(5, long3000)), null, false))
        .contains(Fault.of("msg_blocks_too_long"));
  }

  @Test
  void aMessageSaysSomething() {
    Optional<Fault> noText = Optional.of(Fault.of("no_text"));
    assertThat(Limits.message(null, null, null, false)).isEqualTo(noText);
    assertThat(Limits.message("", json("[]"), json("[]"), false)).isEqualTo(noText);
    assertThat(Limits.message("  ", null, null, true)).isEqualTo(noText);
    assertThat(Limits.message("", null, json("[{'text':'x'}]"), false)).isEmpty();
  }

  @Test
  void onlyAnEditedTextIsHeldToFourThousandCharacters() {
    assertThat(Limits.message("x".repeat(4000), null, null, true)).isEmpty();
    assertThat(Limits.message("x".repeat(4001), null, null, true))
        .contains(Fault.of("msg_too_long"));
    assertThat(Limits.message("x".repeat(50_000), null, null, false)).isEmpty();
  }

  @Test
  void blocksAreAList() {
    assertThat(Limits.message("x", json("{'blocks':[]}"), null, false))
        .contains(Fault.of("invalid_blocks_format"));
    assertThat(Limits.message("x", json("'blocks'"), null, false))
        .contains(Fault.of("invalid_blocks_format"));
    assertThat(Limits.message("x", json("null"), json("null"), false)).isEmpty();
  }

  @Test
  void blocksInAttachmentsAreHeldToTheSameRules() {
    assertThat(
            Limits.message(
                null, null, json("[{'color':'#f00','blocks':[{'type':'section'}]}]"), false))
        .contains(
            new Fault(
                "invalid_attachments",
                List.of(
                    "must define either `text` or `fields` [json-pointer:/attachments/0/blocks/0/type]")));
    assertThat(Limits.message(null, null, json(many(101, "{'text':'x'}")), false))
        .contains(Fault.of("too_many_attachments"));
  }
}
