package dev.muster.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns YAML into values that know their lines, and collects what is wrong on the way. */
final class YamlText {
  /** The parser refuses these without saying where they are. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\uFFFE\\uFFFF]");

  private final String file;
  private final List<Fault> faults;
  private final YAMLParser parser;

  private YamlText(String file, YAMLParser parser, List<Fault> faults) {
    this.file = file;
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The file's top value; absent if there is none or it can't be read, and then a fault says so.
   */
  static Value parse(String file, String yaml, List<Fault> faults) {
    Matcher unprintable = UNPRINTABLE.matcher(yaml);
    if (unprintable.find()) {
      int line =
          1 + (int) yaml.substring(0, unprintable.start()).chars().filter(c -> c == '\n').count();
      faults.add(new Fault(file, line, "an invisible control character is here", "take it away"));
      return Value.absent(new Value.Place(file, 1));
    }
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      return new YamlText(file, parser, faults).document();
    } catch (JsonProcessingException e) {
      faults.add(SyntaxFault.of(file, e));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can't fail to be read.", e);
    }
    return Value.absent(new Value.Place(file, 1));
  }

  private Value document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return Value.absent(place(1));
    }
    Value top = value(first, 1);
    if (parser.nextToken() != null) {
      fault(line(), "a second document begins here", "keep everything in one, without `---`");
    }
    return top;
  }

  private Value value(JsonToken token, int line) throws IOException {
    if (parser.isCurrentAlias()) {
      fault(
          line,
          "`*" + parser.getText() + "` refers to another place",
          "write the value itself, in quotes if it is meant to begin with *");
      return Value.absent(place(line));
    }
    return switch (token) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> list(line);
      case VALUE_NULL -> Value.absent(place(line));
      default -> Value.scalar(place(line), scalar(token));
    };
  }

  private JsonNode scalar(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case VALUE_NUMBER_FLOAT -> fraction(parser.getText());
      default -> TextNode.valueOf(parser.getText());
    };
  }

  /** 007 and 1_000 and what is longer than any setting of ours are words, not numbers. */
  private static JsonNode whole(String text) {
    return text.matches("0|-?[1-9]\\d{0,8}")
        ? IntNode.valueOf(Integer.parseInt(text))
        : TextNode.valueOf(text);
  }

  /** Of 1e999 and .inf there is no use in any setting of ours. */
  private static JsonNode fraction(String text) {
    return text.matches("-?\\d{1,9}\\.\\d{1,9}")
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  private Value list(int line) throws IOException {
    List<Value> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      Value item = value(token, line());
      if (item.isPresent()) {
        items.add(item);
      } else {
        fault(
            item.line(),
            "this list item is empty",
            "write something after the hyphen or take it away");
      }
    }
    return Value.list(place(line), items);
  }

  /** A key with nothing after it is taken as not written: its lines may be commented out. */
  private Value mapping(int line) throws IOException {
    Map<String, Value> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      Value value = value(parser.nextToken(), keyLine);
      Value before = entries.get(key);
      if (before != null) {
        fault(
            keyLine,
            "`" + key + "` is here a second time",
            "keep one of the two (the first is on line " + before.line() + ")");
      } else if (value.isPresent()) {
        entries.put(key, value);
      }
    }
    return Value.mapping(place(line), entries);
  }

  private Value.Place place(int line) {
    return new Value.Place(file, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void fault(int line, String what, String right) {
    faults.add(new Fault(file, line, what, right));
  }
}
