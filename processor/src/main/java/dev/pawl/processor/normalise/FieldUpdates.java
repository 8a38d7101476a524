package dev.pawl.processor.normalise;

import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.OwnParts;
import java.util.Set;

/**
 * Updates of private fields of an object that would be evaluated twice, once for the accessor that
 * reads and once for the one that writes. The object has to be in a variable before:
 *
 * <pre>{@code
 * next().count += 2;   ⇒   Node next = next();   setCount(next, getCount(next) + 2);
 * }</pre>
 *
 * In a lambda, a class of the body and a {@code synchronized} block, which are carried over in one
 * piece, there is no place for the variable.
 */
final class FieldUpdates {
  /** Gets the updates and what is around them. */
  private final Set<Tree> apart;

  private final CodeReader reader;

  private FieldUpdates(CodeReader reader, Set<Tree> apart) {
    this.reader = reader;
    this.apart = apart;
  }

  /** Adds to the trees that have to be taken apart whatever is or holds such an update. */
  static void find(MethodSource source, CodeReader reader, Set<Tree> apart) {
    // A body may be missing, and then the method is the user's error and gets a stub.
    if (!source.hasBody()) return;
    new FieldUpdates(reader, apart).new Search().scan(source.body(), null);
  }

  private final class Search extends OwnParts {
    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
      look();
      return super.visitCompoundAssignment(tree, p);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void p) {
      look();
      return super.visitUnary(tree, p);
    }

    private void look() {
      if (reader.repeatsReceiver(getCurrentPath())) {
        getCurrentPath().forEach(apart::add);
      }
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void p) {
      return scan(tree.getExpression(), p);
    }
  }
}
