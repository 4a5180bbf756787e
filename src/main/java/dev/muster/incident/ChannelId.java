package dev.muster.incident;

/** A conversation, by Slack's id ({@code C…}). */
public record ChannelId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
