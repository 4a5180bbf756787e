package dev.muster.sandbox.limits;

import java.util.Optional;

/** What Slack refuses as the name of a channel. */
final class ChannelNames {
  private static final int LENGTH = 80;

  private ChannelNames() {}

  static Optional<Fault> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of(Fault.of("invalid_name_required"));
    }
    if (name.isBlank()) {
      return Optional.of(Fault.of("invalid_name"));
    }
    if (Values.length(name) > LENGTH) {
      return Optional.of(Fault.of("invalid_name_maxlength"));
    }
    if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(Fault.of("invalid_name_punctuation"));
    }
    return name.codePoints().allMatch(ChannelNames::isAllowed)
        ? Optional.empty()
        : Optional.of(Fault.of("invalid_name_specials"));
  }

  /** Letters of any script: Slack takes those too, as long as they are not capitals. */
  private static boolean isAllowed(int character) {
    return character == '-'
        || character == '_'
        || (Character.isLetterOrDigit(character) && !Character.isUpperCase(character));
  }
}
