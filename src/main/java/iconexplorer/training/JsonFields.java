package iconexplorer.training;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A JSON object read field by field, which then refuses or collects what nobody asked for. Every
 * complaint is one sentence that names the field and what was expected there.
 */
public final class JsonFields {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern SOURCE = Pattern.compile("\\[Source: .*?(line: \\d+)[^]]*]");

  private final String place;
  private final JsonNode object;
  private final Optional<UnknownFields> unknown;
  private final Set<String> known = new LinkedHashSet<>();

  private JsonFields(String place, JsonNode object, Optional<UnknownFields> unknown) {
    this.place = place;
    this.object = object;
    this.unknown = unknown;
  }

  /**
   * Parses one JSON object.
   *
   * @throws IllegalArgumentException in one sentence with line and column if it is none
   */
  public static JsonFields parse(String text) {
    return of("", tree(text), Optional.empty());
  }

  /**
   * Parses one JSON object to be changed before its fields are read.
   *
   * @throws IllegalArgumentException in one sentence with line and column if it is none
   */
  public static ObjectNode tree(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the file is empty, expected a JSON object {…}");
    }
    try {
      return requireObject("", MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is not JSON" + place(e) + ": " + complaint(e), e);
    }
  }

  /** A JSON object whose unknown fields are collected rather than refused. */
  public static JsonFields of(ObjectNode object, UnknownFields unknown) {
    return new JsonFields("", object, Optional.of(unknown));
  }

  /** Nothing where a limit on length or depth was met. */
  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** What Jackson complains about, without what it says about where it read. */
  public static String complaint(JsonProcessingException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return SOURCE.matcher(first).replaceAll("$1");
  }

  private static JsonFields of(String place, JsonNode node, Optional<UnknownFields> unknown) {
    return new JsonFields(place, requireObject(place, node), unknown);
  }

  private static ObjectNode requireObject(String place, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(
        (place.isEmpty() ? "the file" : "\"" + place + "\"")
            + " must hold a JSON object {…}, got "
            + brief(node));
  }

  public boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  public String text(String name) {
    return required(name, "a text", JsonNode::isTextual).textValue();
  }

  public double number(String name) {
    return required(name, "a number", JsonNode::isNumber).doubleValue();
  }

  public double number(String name, double fallback) {
    return has(name) ? number(name) : fallback;
  }

  /** A number, or the value that one word stands for. */
  public double number(String name, String word, double value) {
    JsonNode node =
        required(
            name,
            "a number or \"" + word + "\"",
            given -> given.isNumber() || word.equals(given.textValue()));
    return node.isNumber() ? node.doubleValue() : value;
  }

  public int integer(String name) {
    required(name, "a whole number", JsonNode::canConvertToExactIntegral);
    return required(name, whole(Integer.MIN_VALUE, Integer.MAX_VALUE), JsonNode::canConvertToInt)
        .intValue();
  }

  public int integer(String name, int fallback) {
    return has(name) ? integer(name) : fallback;
  }

  public long longInteger(String name) {
    required(name, "a whole number", JsonNode::isIntegralNumber);
    return required(name, whole(Long.MIN_VALUE, Long.MAX_VALUE), JsonNode::canConvertToLong)
        .longValue();
  }

  private static String whole(long least, long greatest) {
    return "a whole number from %d to %d".formatted(least, greatest);
  }

  public boolean flag(String name, boolean fallback) {
    return has(name)
        ? required(name, "true or false", JsonNode::isBoolean).booleanValue()
        : fallback;
  }

  public JsonFields object(String name) {
    return of(path(name), required(name, "an object {…}", JsonNode::isObject), unknown);
  }

  /** The elements of a list, each read as whole number; one number alone is a list of one. */
  public List<Integer> integers(String name) {
    JsonNode alone = object.path(name);
    if (alone.isInt()) {
      known.add(name);
      return List.of(alone.intValue());
    }
    return elements(
        name,
        node -> {
          if (!node.isInt()) {
            throw new IllegalArgumentException(
                "\"%s\" must list whole numbers, got %s".formatted(path(name), brief(node)));
          }
          return node.intValue();
        });
  }

  /** The elements of a list, each an object. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    elements(name, node -> objects.add(of(path(name) + "[" + objects.size() + "]", node, unknown)));
    return objects;
  }

  private <T> List<T> elements(String name, Function<JsonNode, T> reader) {
    JsonNode list = required(name, "a list […]", JsonNode::isArray);
    List<T> elements = new ArrayList<>();
    list.forEach(node -> elements.add(reader.apply(node)));
    return elements;
  }

  /** Names of all fields, in the order of the file; they count as asked for. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    known.addAll(names);
    return names;
  }

  /** A number, a text or a flag as the text a person would type for it. */
  public String typed(String name) {
    return required(name, "a number, a text, true or false", JsonNode::isValueNode).asText();
  }

  /** The whole object, for who leaves other fields alone; they count as asked for. */
  public <T> T with(Function<JsonNode, T> reader) {
    names();
    return reader.apply(object);
  }

  /** Refuses, or collects, what nobody asked for; call it when everything has been read. */
  public void noOthers() {
    for (String name : names(Set.copyOf(known))) {
      if (unknown.isPresent()) {
        unknown.get().keep(place, name, object.path(name));
        continue;
      }
      throw new IllegalArgumentException(
          "unknown field \"%s\"; known here are %s"
              .formatted(path(name), String.join(", ", known)));
    }
  }

  private List<String> names(Set<String> without) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(without);
    return names;
  }

  private JsonNode required(String name, String expected, Predicate<JsonNode> accepts) {
    known.add(name);
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      throw new IllegalArgumentException(
          "\"%s\" is missing; it must be %s".formatted(path(name), expected));
    }
    if (!accepts.test(node)) {
      throw new IllegalArgumentException(
          "\"%s\" must be %s, got %s".formatted(path(name), expected, brief(node)));
    }
    return node;
  }

  private String path(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String brief(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
