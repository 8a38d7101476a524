package dev.pawl.processor.emit;

import dev.pawl.processor.code.CodeReader;
import java.util.List;

/** What reaches members that only the host can name: a handle each, and a static method that calls it. */
final class AccessHandles {
  private final CodeReader reader;
  private final NameScope names;

  AccessHandles(CodeReader reader, NameScope names) {
    this.reader = reader;
    this.names = names;
  }

  /** The members of the task's class, as source text. */
  List<String> members() {
    if (!reader.accessors().all().isEmpty()) {
      throw new UnsupportedOperationException("handles: " + reader.accessors().all());
    }
    return List.of();
  }
}
