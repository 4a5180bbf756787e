package dev.muster.sandbox.limits;

/** Where in the payload something is wrong, as a JSON pointer. */
record Pointer(String path) {
  static Pointer to(String path) {
    return new Pointer(path);
  }

  Pointer field(String name) {
    return new Pointer(path + "/" + name);
  }

  Pointer item(int index) {
    return new Pointer(path + "/" + index);
  }
}
