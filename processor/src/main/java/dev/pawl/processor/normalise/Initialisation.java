package dev.pawl.processor.normalise;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.source.MethodSource;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * The initialisation of a class, which the call of a static method begins with (JLS 12.4.1). The
 * task's class calls no method of it.
 *
 * <pre>
 *   if (!initialized) {
 *     initialized = Host.initialize(MethodHandles.lookup(), Foo.class);
 *   }
 * </pre>
 *
 * <p>An initialiser of the task's class would do it as well, but could wait for the host's while
 * that waits for the task's, on another thread.
 */
final class Initialisation {
  private static final String HOST = "dev.pawl.generated.Host";
  private static final String LOOKUPS = "java.lang.invoke.MethodHandles";

  private final MethodContext context;

  Initialisation(MethodContext context) {
    this.context = context;
  }

  /** Initialises the host of a static method, if that may do anything that is noticed. */
  void before(Steps out) {
    MethodSource source = context.source;
    if (!source.isBlock()
        && source.element().getModifiers().contains(Modifier.STATIC)
        && isNoticed(source.host())) {
      String flag = context.reader.hostFields().initialized();
      String text =
          "if (!%1$s) {\n  %1$s = %2$s.initialize(%3$s.lookup(), %4$s);\n}"
              .formatted(
                  flag,
                  context.reader.types().imported(HOST),
                  context.reader.types().imported(LOOKUPS),
                  context.reader.classes().of(source.host()));
      out.add(new Statement.Plain(Code.text(text), Optional.empty(), true, -1));
    }
  }

  private boolean isNoticed(TypeElement type) {
    return doesAnything(type) || type.getKind().isClass() && isNoticedAbove(type);
  }

  /**
   * A superclass is initialised with a class, and an interface that has default methods, with all
   * such interfaces above it (JLS 12.4.1).
   */
  private boolean isNoticedAbove(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType above
            && isNoticed((TypeElement) above.asElement())
        || type.getInterfaces().stream()
            .map(one -> (TypeElement) ((DeclaredType) one).asElement())
            .anyMatch(one -> hasDefault(one) && doesAnything(one) || isNoticedAbove(one));
  }

  private static boolean hasDefault(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(ExecutableElement::isDefault);
  }

  /** Whether the initialisers of a class may do anything that is noticed. */
  private boolean doesAnything(TypeElement type) {
    TreePath path = context.source.trees().getPath(type);
    if (path == null) {
      // What is compiled doesn't tell what it does.
      return !isOfPlatform(type)
          && type.getEnclosedElements().stream()
              .anyMatch(member -> member.getKind() == ElementKind.STATIC_INIT);
    }
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      if (isNoticed(new TreePath(path, member))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNoticed(TreePath member) {
    if (member.getLeaf() instanceof BlockTree block) {
      return block.isStatic();
    }
    return member.getLeaf() instanceof VariableTree field
        && field.getInitializer() != null
        && context.elementOf(member) instanceof VariableElement element
        && element.getModifiers().contains(Modifier.STATIC)
        && callsProgram(new TreePath(member, field.getInitializer()));
  }

  /** What only calls the platform leaves no trace elsewhere. */
  private boolean callsProgram(TreePath initialiser) {
    boolean[] found = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
        called();
        return super.visitMethodInvocation(tree, p);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        called();
        return super.visitNewClass(tree, p);
      }

      private void called() {
        Element called = context.elementOf(getCurrentPath());
        found[0] |= called == null || !isOfPlatform(called);
      }
    }.scan(initialiser, null);
    return found[0];
  }

  private boolean isOfPlatform(Element called) {
    String home = context.source.elements().getPackageOf(called).getQualifiedName().toString();
    return home.startsWith("java.") || home.startsWith("javax.");
  }
}
