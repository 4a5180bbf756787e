package dev.muster.sandbox.http;

import java.util.concurrent.CompletionStage;

/** One place under the server's address. It may answer later; it must not block. */
@FunctionalInterface
public interface Endpoint {
  CompletionStage<Answer> answer(Request request);
}
