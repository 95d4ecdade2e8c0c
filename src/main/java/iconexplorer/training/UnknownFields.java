package iconexplorer.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fields of a JSON file that nobody here knows: named, and kept for when it is written again. */
public final class UnknownFields {
  private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
  private final List<String> names = new ArrayList<>();

  /** With the objects that they are in, such as "encoder.dropout". */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /**
   * @param place names of the objects around it with dots between them; empty at the top
   */
  void keep(String place, String name, JsonNode value) {
    ObjectNode around = tree;
    for (String object : place.isEmpty() ? new String[0] : place.split("\\.", -1)) {
      around = around.withObjectProperty(object);
    }
    around.set(name, value);
    names.add(place.isEmpty() ? name : place + "." + name);
  }

  /** Puts them where they were; what the object has already stays. */
  public void addTo(ObjectNode json) {
    merge(tree, json);
  }

  private static void merge(ObjectNode from, ObjectNode to) {
    from.properties()
        .forEach(field -> {
          JsonNode there = to.path(field.getKey());
          if (there instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
            merge(more, object);
          } else if (there.isMissingNode()) {
            to.set(field.getKey(), field.getValue());
          }
        });
  }
}
