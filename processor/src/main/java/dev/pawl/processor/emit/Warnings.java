package dev.pawl.processor.emit;

import com.palantir.javapoet.TypeVariableName;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree.CaseKind;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.Operators;
import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.source.MethodSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The warnings that javac could give for a task's class. Those about what the user wrote were given
 * where he wrote it; a second time, in a file that he can't change, they would only be noise.
 */
final class Warnings extends TreePathScanner<Void, Void> {
  private final MethodSource source;
  private final Set<String> found = new TreeSet<>();

  private Warnings(MethodSource source) {
    this.source = source;
  }

  /** The annotation that suppresses them, or nothing. */
  static String suppressed(Machine machine, String text) {
    MethodSource source = machine.body().source();
    Warnings warnings = new Warnings(source);
    if (source.isCalledWhole()) {
      warnings.scanSignature((MethodTree) source.tree());
    } else {
      warnings.scan(source.path(), null);
    }
    for (Element e = source.host(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      warnings.mention(e);
    }
    if (warnings.isRaw(source.host().asType())) {
      warnings.found.add("rawtypes");
    }
    // Types that javac infers are mentioned where the user wrote nothing.
    TypeText types = machine.body().reader().types();
    types.named().forEach(warnings::mention);
    if (types.hasRaw()) {
      // What was given raw arguments is cast to what it would be without.
      warnings.found.addAll(Set.of("rawtypes", "unchecked", "cast"));
    }
    if (text.contains("@SafeVarargs")) {
      warnings.found.add("varargs");
    }
    if (machine.body().reader().signature().typeVariables().stream().anyMatch(Warnings::closes)) {
      warnings.found.add("try");
    }
    if (machine.states().stream().filter(state -> state.number() >= 0).count() > 1) {
      warnings.found.add("fallthrough");
    }
    boolean castsClass = text.contains("Class<?>) ");
    boolean castsObject = text.contains(">) (" + types.object() + ") ");
    boolean castsLiteral = machine.body().reader().classes().hasLiterals();
    if (text.contains(">) awaited()")
        || text.contains("rethrow(")
        || castsClass
        || castsObject
        || castsLiteral) {
      warnings.found.add("unchecked");
    }
    if (source.text().unit().getTypeDecls().size() > 1) {
      warnings.found.add("auxiliaryclass");
    }
    if (machine.body().reader().castsIntersections() || types.hasEndless()) {
      warnings.found.addAll(Set.of("cast", "unchecked"));
    }
    if (warnings.found.isEmpty()) {
      return "";
    }
    String all =
        warnings.found.stream().map(one -> '"' + one + '"').collect(Collectors.joining(", "));
    return "@"
        + types.javaLang("SuppressWarnings")
        + "("
        + (warnings.found.size() == 1 ? all : "{" + all + "}")
        + ")";
  }

  /** Of a type with several bounds javac warns if its {@code close} may be interrupted. */
  private static boolean closes(TypeVariableName variable) {
    return variable.bounds().size() > 1
        && variable.bounds().stream().anyMatch(one -> one.toString().endsWith("Closeable"));
  }

  private void scanSignature(MethodTree tree) {
    mention(source.element());
    scan(new TreePath(source.path(), tree.getReturnType()), null);
    tree.getParameters().forEach(p -> scan(new TreePath(source.path(), p), null));
  }

  @Override
  public Void scan(Tree tree, Void p) {
    if (tree != null && getCurrentPath() != null) {
      Element element = source.trees().getElement(new TreePath(getCurrentPath(), tree));
      mention(element);
      // The name of a generic class is no raw type where arguments follow, or a static member.
      if (tree instanceof ExpressionTree && !(element instanceof TypeElement)) {
        value(tree);
      }
    }
    return super.scan(tree, p);
  }

  /** A value may be of a raw type although nobody has written one here. */
  private void value(Tree tree) {
    if (isRaw(typeOf(tree))) {
      found.addAll(Set.of("rawtypes", "unchecked"));
    }
  }

  private boolean isRaw(TypeMirror type) {
    return isRaw(type, new HashSet<>());
  }

  /**
   * @param seen private classes, by whose supertypes they are known here, that were looked at
   */
  private boolean isRaw(TypeMirror type, Set<Element> seen) {
    if (type instanceof ArrayType array) {
      return isRaw(array.getComponentType(), seen);
    }
    if (type instanceof WildcardType wildcard) {
      return isRaw(wildcard.getExtendsBound(), seen) || isRaw(wildcard.getSuperBound(), seen);
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    Element element = declared.asElement();
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    return arguments.isEmpty() && !((TypeElement) element).getTypeParameters().isEmpty()
        || arguments.stream().anyMatch(one -> isRaw(one, seen))
        || element.getModifiers().contains(Modifier.PRIVATE)
            && seen.add(element)
            && source.types().directSupertypes(type).stream().anyMatch(one -> isRaw(one, seen));
  }

  private void mention(Element element) {
    if (element != null && source.elements().isDeprecated(element)) {
      found.add("deprecation");
      found.add("removal");
    }
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void p) {
    found.add("cast");
    found.add("unchecked");
    return super.visitTypeCast(tree, p);
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void p) {
    if (tree.getKind() == Tree.Kind.DIVIDE || tree.getKind() == Tree.Kind.REMAINDER) {
      divides(tree.getRightOperand());
    }
    return super.visitBinary(tree, p);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
    if (!source.types().isAssignable(typeOf(tree.getExpression()), typeOf(tree.getVariable()))) {
      found.add("lossy-conversions");
    }
    if (tree.getKind() == Tree.Kind.DIVIDE_ASSIGNMENT
        || tree.getKind() == Tree.Kind.REMAINDER_ASSIGNMENT) {
      divides(tree.getExpression());
    }
    return super.visitCompoundAssignment(tree, p);
  }

  private TypeMirror typeOf(Tree tree) {
    return source.trees().getTypeMirror(new TreePath(getCurrentPath(), tree));
  }

  private void divides(ExpressionTree divisor) {
    Element element = source.trees().getElement(new TreePath(getCurrentPath(), divisor));
    Object value =
        divisor instanceof LiteralTree literal
            ? literal.getValue()
            : element instanceof VariableElement variable ? variable.getConstantValue() : null;
    boolean mayBeConstant = !Operators.isPrimary(divisor) || divisor instanceof ParenthesizedTree;
    if (value instanceof Number number ? number.doubleValue() == 0 : mayBeConstant) {
      found.add("divzero");
    }
  }

  @Override
  public Void visitEmptyStatement(EmptyStatementTree tree, Void p) {
    found.add("empty");
    return super.visitEmptyStatement(tree, p);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    if (isRestricted(source.trees().getElement(getCurrentPath()))) {
      found.add("restricted");
    }
    arrayOfArguments();
    return super.visitMethodInvocation(tree, p);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void p) {
    arrayOfArguments();
    return super.visitNewClass(tree, p);
  }

  /** Whether javac 22 and later warn of a method, which the platform marks for them. */
  private static boolean isRestricted(Element method) {
    return method != null
        && method.getAnnotationMirrors().stream()
            .anyMatch(
                a -> a.getAnnotationType().toString().equals("jdk.internal.javac.Restricted"));
  }

  /** An array of a generic type is made for arguments of variable number. */
  private void arrayOfArguments() {
    if (source.trees().getElement(getCurrentPath()) instanceof ExecutableElement called
        && called.isVarArgs()
        && called.getAnnotation(SafeVarargs.class) == null) {
      TypeMirror last = called.getParameters().get(called.getParameters().size() - 1).asType();
      if (!source.types().isSameType(last, source.types().erasure(last))) {
        found.add("unchecked");
      }
    }
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void p) {
    Element member = source.trees().getElement(getCurrentPath());
    Element qualifier =
        source.trees().getElement(new TreePath(getCurrentPath(), tree.getExpression()));
    if (member instanceof TypeElement type
        && !type.getTypeParameters().isEmpty()
        && !(getCurrentPath().getParentPath().getLeaf() instanceof ParameterizedTypeTree)) {
      found.addAll(Set.of("rawtypes", "unchecked"));
    } else if (member != null
        && member.getModifiers().contains(Modifier.STATIC)
        && !tree.getIdentifier().contentEquals("class")
        && !(qualifier instanceof TypeElement)
        && !(qualifier instanceof PackageElement)) {
      found.add("static");
    }
    return super.visitMemberSelect(tree, p);
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void p) {
    if (tree.getCases().stream().anyMatch(one -> one.getCaseKind() == CaseKind.STATEMENT)) {
      found.add("fallthrough");
    }
    return super.visitSwitch(tree, p);
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    found.addAll(Set.of("serial", "overloads", "overrides", "this-escape", "dep-ann", "strictfp"));
    return super.visitClass(tree, p);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void p) {
    found.add("synchronization");
    return super.visitSynchronized(tree, p);
  }

  @Override
  public Void visitTry(TryTree tree, Void p) {
    // One that awaits is taken apart, and nothing of its form is left.
    if (!source.awaits().in(tree)) {
      found.addAll(Set.of("try", "finally"));
    }
    return super.visitTry(tree, p);
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void p) {
    if (source.trees().getElement(getCurrentPath()) instanceof TypeElement type
        && !type.getTypeParameters().isEmpty()
        && !(getCurrentPath().getParentPath().getLeaf() instanceof ParameterizedTypeTree)
        && !(getCurrentPath().getParentPath().getLeaf() instanceof MemberSelectTree)) {
      found.addAll(Set.of("rawtypes", "unchecked"));
    }
    return super.visitIdentifier(tree, p);
  }
}
