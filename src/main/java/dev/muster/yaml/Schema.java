package dev.muster.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema of ours: what a file may say. Editors use the same one. */
public final class Schema {
  private final JsonNode root;
  private final com.networknt.schema.Schema validator;

  private Schema(JsonNode root) {
    this.root = root;
    this.validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  /** One that is shipped in the jar. */
  public static Schema shipped(String resource) {
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar.");
      }
      return new Schema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an empty file is too little. */
  boolean wantsSomething() {
    return root.has("required");
  }

  List<Fault> faults(Value top) {
    List<Error> errors = validator.validate(top.json());
    return errors.stream().map(error -> new SchemaFault(top, root, error).fault()).toList();
  }
}
