package dev.muster.slack.text;

/**
 * What Slack takes at most; beyond it refuses, and its SDK checks nothing. Lengths are in UTF-16
 * units.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit">Block Kit</a>
 */
public final class SlackLimits {
  public static final int MODAL_TITLE = 24;
  public static final int MODAL_SUBMIT = 24;
  public static final int MODAL_CLOSE = 24;
  public static final int PRIVATE_METADATA = 3000;
  public static final int CALLBACK_ID = 255;
  public static final int ACTION_ID = 255;
  public static final int BLOCK_ID = 255;
  public static final int BLOCKS_IN_MESSAGE = 50;
  public static final int BLOCKS_IN_VIEW = 100;

  /**
   * All texts of a message's blocks together: undocumented, refused somewhere between 11,300 and
   * 13,300. https://github.com/slackapi/bolt-js/issues/2867
   */
  public static final int TEXT_IN_BLOCKS = 10_000;

  public static final int TEXT_OBJECT = 3000;
  public static final int SECTION_FIELDS = 10;
  public static final int SECTION_FIELD = 2000;
  public static final int HEADER = 150;
  public static final int BUTTON_TEXT = 75;
  public static final int BUTTON_VALUE = 2000;
  public static final int BUTTON_URL = 3000;
  public static final int OPTION_TEXT = 75;
  public static final int OPTION_VALUE = 75;
  public static final int OPTION_DESCRIPTION = 75;
  public static final int OPTIONS = 100;
  public static final int RADIO_BUTTONS = 10;
  public static final int CHECKBOXES = 10;
  public static final int OVERFLOW_OPTIONS = 5;
  public static final int PLACEHOLDER = 150;
  public static final int INPUT_LABEL = 2000;
  public static final int INPUT_HINT = 2000;
  public static final int ACTIONS_ELEMENTS = 25;
  public static final int CONTEXT_ELEMENTS = 10;
  public static final int CONFIRM_TITLE = 100;
  public static final int CONFIRM_TEXT = 300;
  public static final int CONFIRM_BUTTON = 30;
  public static final int IMAGE_ALT_TEXT = 2000;
  public static final int VIEW_JSON_BYTES = 250_000;
  public static final int VIEW_STACK = 3;
  public static final int TOPIC = 250;
  public static final int PURPOSE = 250;
  public static final int CHANNEL_NAME = 80;
  public static final int MESSAGE_TEXT = 40_000;
  public static final int UPDATED_TEXT = 4000;
  public static final int INVITED_AT_ONCE = 100;
  public static final int BOOKMARKS = 50;

  private SlackLimits() {}
}
