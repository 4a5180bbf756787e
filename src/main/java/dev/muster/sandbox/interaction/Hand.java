package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One thing that a person can do. It is asked with the world's lock held. */
@FunctionalInterface
public interface Hand {
  CompletionStage<ObjectNode> run(Told told);

  static CompletionStage<ObjectNode> done(ObjectNode answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
