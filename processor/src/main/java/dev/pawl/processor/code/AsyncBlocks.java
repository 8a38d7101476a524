package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The async blocks of a method: each becomes a class like the method's own, which is created with
 * the values that the block captures.
 *
 * <pre>{@code
 * async(() -> { … await(send(peer)) … })   ⇒   new Foo_m_block1(self, peer)
 * }</pre>
 */
public final class AsyncBlocks {
  private final CodeReader reader;
  private final Map<Tree, MethodSource> found = new LinkedHashMap<>();

  AsyncBlocks(CodeReader reader) {
    this.reader = reader;
  }

  /** The blocks that were read so far, in the order in which they are written. */
  public List<MethodSource> found() {
    return List.copyOf(found.values());
  }

  /** Whether a call makes a task of a block. */
  boolean isBlock(MethodInvocationTree call) {
    return reader.source.awaits().isBlock(call);
  }

  /**
   * The creation of a block's task.
   *
   * @param path the call of {@code Task.async}
   * @param captures whether it stands in a lambda
   */
  Code creation(TreePath path, boolean captures) {
    ExpressionTree lambda = ((MethodInvocationTree) path.getLeaf()).getArguments().get(0);
    MethodSource block = found.computeIfAbsent(lambda, tree -> source(new TreePath(path, lambda)));
    List<Code> arguments = new ArrayList<>();
    if (reader.signature.hasReceiver()) {
      arguments.add(Code.text(reader.self));
    }
    for (VariableElement variable : captured(block)) {
      if (variable.getConstantValue() == null) {
        arguments.add(value(variable, captures));
      }
    }
    String typeArguments =
        reader.signature.typeVariables().stream()
            .map(variable -> variable.name())
            .collect(Collectors.joining(", ", "<", ">"));
    return Code.of(
        "new " + block.method().taskClassName() + (typeArguments.equals("<>") ? "" : typeArguments),
        "(",
        Code.join(", ", arguments),
        ")");
  }

  /** What a lambda around the block declares is not the machine's, but it has a name. */
  private Code value(VariableElement variable, boolean captures) {
    return reader
        .locals
        .find(variable)
        .map(
            known ->
                Code.of(
                    captures ? new Piece.Capture(known) : new Piece.Use(known),
                    reader.patterns.valueOf(variable)))
        .orElseGet(() -> Code.text(variable.getSimpleName().toString()));
  }

  private MethodSource source(TreePath lambda) {
    AsyncMethod around = reader.source.method();
    int number = found.size() + 1;
    while (isTaken(around.taskClassName() + "_block" + number)) number++;
    AsyncMethod names =
        new AsyncMethod(
            around.packageName(),
            around.hostName(),
            around.facadeName(),
            around.taskClassName() + "_block" + number,
            around.methodName() + " block",
            around.factoryName(),
            around.erasedParameterTypes());
    MethodSource block = reader.source.block(names, lambda, reader.memberClasses.forOthers());
    requireMembers(block);
    return block;
  }

  /** A method of the host could be called {@code m_block1}. */
  private boolean isTaken(String taskClass) {
    return reader.source.host().getEnclosedElements().stream()
        .anyMatch(member -> taskClass.endsWith("_" + member.getSimpleName()));
  }

  /** A class of the method's body is a member of the method's task class. */
  private static void requireMembers(MethodSource block) {
    LocalTypes local = new LocalTypes();
    Outside outside = new Outside(block.trees());
    outside.scan(block).forEach(element -> local.visit(element.asType()));
    requireMembers(block, block.returnType());
    requireMembers(block, block.blockThrows());
    if (!block.classes().keySet().containsAll(local.found())) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          block.tree(),
          "An async block that uses a class of the method's body which captures variables, uses"
              + " type variables of the method or has no name,",
          "Make the class a member class.");
    }
    if (outside.usesPrivateMember()) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          block.tree(),
          "An async block that uses a private member of a class of the method's body",
          "Leave out private; a record's component has an accessor.");
    }
  }

  /** What a block gives and throws is known by a name that the method can write as well. */
  private static void requireMembers(MethodSource block, TypeMirror outcome) {
    LocalTypes local = new LocalTypes();
    local.visit(outcome);
    if (local.found().stream()
        .filter(type -> type.getNestingKind() == NestingKind.LOCAL)
        .anyMatch(type -> !block.classes().containsKey(type))) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          block.tree(),
          "An async block that gives or throws an object of a class which is declared in it, or"
              + " which captures variables,",
          "Make the class a member class.");
    }
  }

  /** The variables of the method that a block uses; none if it is the method itself. */
  public static List<VariableElement> captured(MethodSource source) {
    if (!source.isBlock()) {
      return List.of();
    }
    return new Outside(source.trees())
        .scan(source).stream()
            .filter(VariableElement.class::isInstance)
            .map(VariableElement.class::cast)
            .toList();
  }

  /** Local variables and local classes that are used in a block and declared outside it. */
  private static final class Outside extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final Set<Element> used = new LinkedHashSet<>();
    private final Set<Element> declared = new HashSet<>();
    private final Set<TypeElement> secretive = new HashSet<>();

    Outside(Trees trees) {
      this.trees = trees;
    }

    Set<Element> scan(MethodSource block) {
      scan(block.body(), null);
      used.removeAll(declared);
      return used;
    }

    /** Whether it names a private member of a class of the method's body that is outside it. */
    boolean usesPrivateMember() {
      return !declared.containsAll(secretive);
    }

    private void member() {
      Element member = trees.getElement(getCurrentPath());
      if (member != null
          && member.getModifiers().contains(Modifier.PRIVATE)
          && member.getEnclosingElement() instanceof TypeElement owner
          && LocalTypes.isLocal(owner)) {
        secretive.add(owner);
      }
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void p) {
      member();
      return super.visitMemberSelect(tree, p);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void p) {
      member();
      return super.visitMemberReference(tree, p);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void p) {
      member();
      return super.visitNewClass(tree, p);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      declared.add(trees.getElement(getCurrentPath()));
      return super.visitVariable(tree, p);
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      declared.add(trees.getElement(getCurrentPath()));
      return super.visitClass(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null && isLocal(element)) {
        used.add(element);
      }
      return null;
    }

    private static boolean isLocal(Element element) {
      return switch (element.getKind()) {
        case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE ->
            true;
        default ->
            element instanceof TypeElement type && type.getNestingKind() == NestingKind.LOCAL;
      };
    }
  }
}
