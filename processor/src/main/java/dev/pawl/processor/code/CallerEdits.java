package dev.pawl.processor.code;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Calls that are answered by who calls. The task's class asks in the name of the user's:
 *
 * <pre>
 *   MethodHandles.lookup()   ⇒   Host.lookup(MethodHandles.lookup(), Foo.class)
 * </pre>
 */
final class CallerEdits {
  private static final String LOOKUPS = "java.lang.invoke.MethodHandles";

  private final CodeReader reader;
  private final Edits edits;

  CallerEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** True if it was such a call. */
  boolean ask(TreePath path, MethodInvocationTree tree) {
    Element called = reader.source.trees().getElement(path);
    // A class in the body is who calls, there as here.
    if (called == null || !isLookup(called) || !reader.names.isReceiver(path)) {
      return false;
    }
    String text =
        "%s.lookup(%s.lookup(), %s)"
            .formatted(
                reader.types.imported("dev.pawl.generated.Host"),
                reader.types.imported(LOOKUPS),
                reader.classes.of(reader.source.host()));
    edits.replace(reader.text().start(tree), reader.text().end(tree), text);
    return true;
  }

  private static boolean isLookup(Element called) {
    return called.getSimpleName().contentEquals("lookup")
        && called.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(LOOKUPS);
  }
}
