package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.List;

/** What the task's class keeps for all its tasks of the class that the method is in. */
public final class HostFields {
  private final FreshNames names;
  private String assertions;
  private String initialized;

  HostFields(FreshNames names) {
    this.names = names;
  }

  /** The constant that says whether the file's class has its assertions switched on. */
  public String assertions() {
    if (assertions == null) {
      assertions = names.fresh("ASSERTIONS");
    }
    return assertions;
  }

  /** The variable that says whether the method's class is initialised. */
  public String initialized() {
    if (initialized == null) {
      initialized = names.fresh("initialized");
    }
    return initialized;
  }

  /**
   * The declarations of those that were asked for, as source text.
   *
   * @param topLevel the name of the file's class
   */
  public List<String> declarations(String topLevel) {
    List<String> all = new ArrayList<>();
    if (assertions != null) {
      String enabled = topLevel + ".class.desiredAssertionStatus();";
      all.add("private static final boolean " + assertions + " = " + enabled);
    }
    if (initialized != null) {
      all.add("private static boolean " + initialized + ";");
    }
    return all;
  }
}
