package dev.pawl.processor.normalise;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.MemberClasses;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.code.Words;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.OwnParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Classes declared in the body that states share, and so become members of the task's class. */
final class LocalClasses {
  private final MethodContext context;
  private final CodeReader reader;
  private final MemberClasses members;
  private final List<MemberClass> classes = new ArrayList<>();

  /** The names of what must be inside an instance of the task's class. */
  private final Set<String> inner = new HashSet<>();

  private final Map<String, Integer> declarations = new HashMap<>();

  LocalClasses(MethodContext context) {
    this.context = context;
    this.reader = context.reader;
    this.members = reader.memberClasses();
    countDeclarations();
  }

  List<MemberClass> all() {
    return classes;
  }

  /** Takes up a declaration. */
  void add(TreePath path) {
    TypeElement type = (TypeElement) context.elementOf(path);
    if (!reader.isCompiled(type)) {
      members.begin(type);
      add(type, reader.read(path));
    }
  }

  /**
   * Gives names to the anonymous classes in an expression whose own members can be used from
   * outside: their types could not be written otherwise. Those that capture what the expression
   * itself declares have to wait until the part of it that declares this has been taken up.
   */
  void name(TreePath expression, String wish) {
    new OwnParts() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void p) {
        if (tree.getClassBody() != null) {
          TreePath body = new TreePath(getCurrentPath(), tree.getClassBody());
          if (reader.hasOwnMembers((TypeElement) context.elementOf(body))
              && !mentionsAny(declaredIn(expression), body)) {
            name(tree, getCurrentPath(), wish);
          }
        }
        return super.visitNewClass(tree, p);
      }
    }.scan(expression, null);
  }

  /** The variables of an expression's own: of patterns, and in the cases of a switch. */
  private Set<Element> declaredIn(TreePath expression) {
    Set<Element> declared = new HashSet<>();
    new OwnParts() {
      @Override
      public Void visitVariable(VariableTree tree, Void p) {
        declared.add(context.elementOf(getCurrentPath()));
        return super.visitVariable(tree, p);
      }
    }.scan(expression, null);
    return declared;
  }

  private boolean mentionsAny(Set<Element> variables, TreePath body) {
    AtomicBoolean found = new AtomicBoolean();
    if (!variables.isEmpty()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitIdentifier(IdentifierTree tree, Void p) {
          if (variables.contains(context.source.trees().getElement(getCurrentPath()))) {
            found.set(true);
          }
          return null;
        }
      }.scan(body, null);
    }
    return found.get();
  }

  private void name(NewClassTree tree, TreePath path, String wish) {
    TypeElement type = (TypeElement) context.elementOf(new TreePath(path, tree.getClassBody()));
    if (members.isNamed(type) || reader.isCompiled(type)) {
      return;
    }
    members.name(type, wish.substring(0, 1).toUpperCase(Locale.ROOT) + wish.substring(1));
    members.begin(type);
    add(type, reader.readAnonymous(path));
  }

  /*
   * The fields of a scope are called like the variables, so that the class's own text can stay. A variable whose name another
   * one has too gets a name that nothing in the class can hide.
   */
  private void add(TypeElement type, Code declaration) {
    requireNoInner(type, declaration);
    Map<Variable, String> fields = new LinkedHashMap<>();
    List<Object> pieces = new ArrayList<>();
    for (Piece piece : declaration.pieces()) {
      if (piece instanceof Piece.Capture capture) {
        pieces.add(fields.computeIfAbsent(capture.variable(), this::field));
      } else {
        pieces.add(piece);
      }
    }
    boolean isTaken =
        isShared(members.simpleName(type)) || reader.types().isTaken(members.simpleName(type));
    boolean isStatic = !isInner(declaration, fields.keySet());
    Optional<String> scope = Optional.empty();
    if (fields.isEmpty() && !isTaken) {
      members.add(type, isStatic);
    } else {
      scope = Optional.of(members.scopeName(type));
      members.addInScope(
          type, fields.keySet().stream().filter(v -> constant(v).isEmpty()).toList());
    }
    if (!isStatic) {
      reader.exceptionClasses().requireOutside(type, context.source.trees().getTree(type));
      inner.add(scope.orElse(members.simpleName(type)));
    }
    List<MemberClass.Held> held =
        fields.entrySet().stream()
            .map(e -> new MemberClass.Held(e.getKey().type(), e.getValue(), constant(e.getKey())))
            .toList();
    classes.add(new MemberClass(Code.of(pieces.toArray()), isStatic, scope, held));
  }

  /**
   * In a class that is static without a word, nothing can be named that is in an instance of a
   * generic class.
   */
  private void requireNoInner(TypeElement type, Code declaration) {
    if (type.getKind() != ElementKind.CLASS
        && !reader.signature().typeVariables().isEmpty()
        && inner.stream().anyMatch(Words.all(declaration.toString())::contains)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          context.source.trees().getTree(type),
          "A local record, enum or interface that mentions a class of the body which uses type"
              + " variables or private classes",
          "Declare it as a class, or outside the method.");
    }
  }

  private String field(Variable variable) {
    return isShared(variable.name()) ? reader.freshNames().fresh(variable.name()) : variable.name();
  }

  private Optional<String> constant(Variable variable) {
    return context
        .elementOf(variable)
        .map(element -> ((VariableElement) element).getConstantValue())
        .map(value -> context.source.elements().getConstantExpression(value));
  }

  /**
   * Whether a class, or what it captures, uses the receiver, the type variables of the task's
   * class, or another class that does.
   */
  private boolean isInner(Code declaration, Set<Variable> captured) {
    String text =
        declaration + captured.stream().map(Variable::type).collect(joining(" ", " ", ""));
    Stream<String> variables = reader.signature().typeVariables().stream().map(one -> one.name());
    return Stream.of(Stream.of(reader.self()), inner.stream(), variables)
        .flatMap(names -> names)
        .anyMatch(Words.all(text)::contains);
  }

  private boolean isShared(String name) {
    return declarations.getOrDefault(name, 0) > 1;
  }

  private void countDeclarations() {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void p) {
        declarations.merge(tree.getName().toString(), 1, Integer::sum);
        return super.visitVariable(tree, p);
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        declarations.merge(tree.getSimpleName().toString(), 1, Integer::sum);
        return super.visitClass(tree, p);
      }
    }.scan(context.source.tree(), null);
  }
}
