package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Classes of the body that only the user's class can declare, as they {@linkplain ClosedClasses
 * extend a private one}, or are anonymous and their own type {@linkplain EscapingClasses escapes},
 * and those that such ones use. The method stays in the user's class as well, and javac compiles
 * them there; the task makes instances of those:
 *
 * <pre>{@code
 * new Hidden(a) { … b … }   ⇒   newHidden(self, a, b)        of Foo$1
 * }</pre>
 */
final class CompiledClasses {
  private final MethodSource source;

  /** What each of them captures, in the order in which javac's constructor takes it. */
  private final Map<TypeElement, List<VariableElement>> captured = new LinkedHashMap<>();

  CompiledClasses(MethodSource source) {
    this.source = source;
  }

  /**
   * Finds them.
   *
   * @param isClosed whether the task's class can't declare a class, or what a creation extends
   */
  void find(Predicate<TreePath> isClosed) {
    Set<TypeElement> escaping = EscapingClasses.of(source);
    Map<TypeElement, TreePath> declared = declared();
    int before;
    do { // What extends one of them can't be declared either.
      before = captured.size();
      declared.forEach(
          (type, path) -> {
            if (!captured.containsKey(type) && (escaping.contains(type) || isClosed.test(path))) {
              add(type, declared, new HashSet<>());
            }
          });
    } while (captured.size() > before);
    for (TypeElement type : escaping) {
      if (!captured.containsKey(type)) {
        throw escaping((NewClassTree) declared.get(type).getLeaf());
      }
    }
  }

  /** The classes of the body that are in no other, and where each is declared or created. */
  private Map<TypeElement, TreePath> declared() {
    Map<TypeElement, TreePath> declared = new LinkedHashMap<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        if (tree.getClassBody() != null) {
          put(new TreePath(getCurrentPath(), tree.getClassBody()), getCurrentPath());
        }
        return super.visitNewClass(tree, p);
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        if (!tree.getSimpleName().isEmpty()) {
          put(getCurrentPath(), getCurrentPath());
        }
        return null;
      }

      private void put(TreePath type, TreePath path) {
        if (source.trees().getElement(type) instanceof TypeElement element) {
          declared.put(element, path);
        }
      }
    }.scan(source.path(), null);
    return declared;
  }

  /** Adds a class and what it uses of the others: of those the task's class would have copies. */
  private void add(
      TypeElement type, Map<TypeElement, TreePath> declared, Set<TypeElement> underway) {
    TreePath path = declared.get(type);
    if (path != null && !captured.containsKey(type) && underway.add(type)) {
      BodyMentions mentions = mentions(path);
      mentions.classes().forEach(other -> add(other, declared, underway));
      if (canBeMade(type, path, mentions)) {
        captured.put(type, mentions.variables());
      }
    }
  }

  private BodyMentions mentions(TreePath declaration) {
    return declaration.getLeaf() instanceof NewClassTree
        ? BodyMentions.ofAnonymous(declaration, source.trees())
        : new BodyMentions(declaration, source.trees());
  }

  private static Rejected escaping(NewClassTree tree) {
    return new Rejected(
        Problem.NOT_SUPPORTED_YET,
        tree,
        "This anonymous class, used by its own type outside of the lambda or switch that makes it,",
        "Declare a class outside of the method, or use a type that has a name.");
  }

  /** Whether there is a handle that makes objects of a class. */
  private boolean canBeMade(TypeElement type, TreePath declaration, BodyMentions mentions) {
    boolean hasOuter =
        declaration.getLeaf() instanceof NewClassTree tree && tree.getEnclosingExpression() != null;
    return !hasOuter
        && mentions.classes().stream().allMatch(this::needsNothing)
        // What those take of what is captured, javac's versions disagree about.
        && (mentions.variables().isEmpty()
            || ElementFilter.typesIn(type.getEnclosedElements()).isEmpty()
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                    .noneMatch(CompiledClasses::isOutOfReach));
  }

  /** With what is captured behind variable arguments, a constructor is called by reflection. */
  private static boolean isOutOfReach(ExecutableElement constructor) {
    return constructor.isVarArgs() && constructor.getModifiers().contains(Modifier.PRIVATE);
  }

  /** Whether nothing has to be captured for objects of one of them to be made elsewhere. */
  private boolean needsNothing(TypeElement type) {
    return captured.containsKey(type)
        && (type.getSimpleName().isEmpty() || captured.get(type).isEmpty());
  }

  /** Whether a class is one of them. */
  boolean isOne(TypeElement type) {
    return captured.containsKey(type);
  }

  /** Whether any of them has a name. */
  boolean haveNamed() {
    return captured.keySet().stream().anyMatch(type -> !type.getSimpleName().isEmpty());
  }

  /** Whether it is one of them, or a member of one. */
  boolean contain(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement && captured.containsKey(e)) {
        return true;
      }
    }
    return false;
  }

  /** What one of them captures, in the order in which javac's constructor takes it. */
  List<VariableElement> captured(TypeElement type) {
    return captured.get(type);
  }

  /** Whether a class's instances have the method's receiver around them. */
  boolean haveReceiver(TypeElement type) {
    return type.getKind() == ElementKind.CLASS && !Names.isStatic(source.element());
  }
}
