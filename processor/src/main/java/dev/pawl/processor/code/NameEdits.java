package dev.pawl.processor.code;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.NewerTrees;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the places of one slice where the user's words can't stand as they are: variables of the
 * machine, members that were in scope only in the user's class, and jumps out of the slice.
 */
final class NameEdits extends EditingScanner {
  private final TreePath root;
  private final MemberEdits members;
  private final MentionEdits mentions;
  private final FieldEdits fields;
  private final CreationEdits creations;
  private final ReferenceEdits references;
  private final PrivateTypeEdits privateTypes;
  private final HeirEdits heirs;
  private final PatternEdits patterns;
  private final AnnotationEdits annotations;
  private final JumpEdits jumps;
  private final ResourceEdits resources;
  private final ThrowEdits throwing;
  private final HiddenThrows hiddenThrows;
  private final AssertEdits assertions;
  private final CallerEdits callers;

  NameEdits(CodeReader reader, Edits edits, Map<Tree, Code> replaced, TreePath root) {
    super(reader, edits, replaced);
    this.root = root;
    this.members = new MemberEdits(reader, edits, replaced);
    this.mentions = new MentionEdits(reader, edits, members);
    this.fields = new FieldEdits(reader, edits, replaced);
    this.creations = new CreationEdits(reader, edits);
    this.references = new ReferenceEdits(reader, edits);
    this.privateTypes = new PrivateTypeEdits(reader, edits);
    this.heirs = new HeirEdits(reader, edits);
    this.patterns = new PatternEdits(reader, edits);
    this.annotations = new AnnotationEdits(reader, edits);
    this.jumps = new JumpEdits(reader, edits, replaced, root.getLeaf());
    this.throwing = new ThrowEdits(reader, edits);
    this.hiddenThrows = new HiddenThrows(reader, edits);
    this.resources = new ResourceEdits(reader, edits);
    this.assertions = new AssertEdits(reader, edits);
    this.callers = new CallerEdits(reader, edits);
  }

  void scan() {
    captures += reader.names.isCapturing(root) ? 1 : 0;
    scan(root, null);
  }

  /**
   * The root as the guard of a case, which Java lets use no more of the variables outside it than a
   * lambda (JLS 14.11.1).
   */
  void scanGuard() {
    guards++;
    scan();
    guards--;
  }

  /** Only the members of the class that is the root. */
  void scanMembers() {
    members(root);
  }

  private void members(TreePath type) {
    captures++;
    reader.access.enter((TypeElement) reader.source.trees().getElement(type));
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      member(type, member);
    }
    reader.access.leave();
    captures--;
  }

  private void member(TreePath type, Tree member) {
    if (end(member) >= 0) {
      scan(new TreePath(type, member), null);
    }
  }

  // Names.

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void p) {
    mentions.name(getCurrentPath(), tree, captures > 0 || guards > 0);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void p) {
    if (privateTypes.literal(getCurrentPath(), tree)) {
      return null;
    }
    switch (members.select(getCurrentPath(), tree)) {
      case NOTHING -> super.visitMemberSelect(tree, p);
      case ALL -> {}
      case ALL_BUT_RECEIVER -> scan(tree.getExpression(), p);
    }
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    if (reader.blocks.isBlock(tree)) {
      Code creation = reader.blocks.creation(getCurrentPath(), captures > 0);
      edits.replace(start(tree), end(tree), creation);
      return null;
    }
    if (callers.ask(getCurrentPath(), tree)) {
      return null;
    }
    switch (members.call(getCurrentPath(), tree)) {
      case NOTHING -> super.visitMethodInvocation(tree, p);
      case ALL -> scan(tree.getArguments(), p);
      case ALL_BUT_RECEIVER -> {
        scan(((MemberSelectTree) tree.getMethodSelect()).getExpression(), p);
        scan(tree.getArguments(), p);
      }
      case TYPE_ARGUMENTS -> {
        scan(tree.getMethodSelect(), p);
        scan(tree.getArguments(), p);
      }
    }
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void p) {
    boolean isPrivate = reader.functions.isPrivate(getCurrentPath());
    if (isPrivate) {
      edits.before(start(tree), reader.functions.head(getCurrentPath()));
      edits.after(end(tree), ")");
    }
    MemberEdits.Covered covered = references.reference(getCurrentPath(), tree);
    // What takes the receiver first says itself what it gives.
    if (isPrivate && covered != MemberEdits.Covered.ALL_BUT_RECEIVER) {
      edits.before(start(tree), reader.functions.cast(getCurrentPath()));
    }
    switch (covered) {
      case NOTHING -> super.visitMemberReference(tree, p);
      case ALL -> {}
      case ALL_BUT_RECEIVER -> scan(tree.getQualifierExpression(), p);
    }
    return null;
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void p) {
    if (creations.create(getCurrentPath(), tree)) {
      scan(tree.getEnclosingExpression(), p);
      scan(tree.getArguments(), p);
      return null;
    }
    scan(tree.getEnclosingExpression(), p);
    boolean simple =
        tree.getEnclosingExpression() != null
            || creations.isInnerOfReceiver(getCurrentPath(), tree)
            || tree.getClassBody() != null && heirs.extend(getCurrentPath(), tree);
    if (!simple) {
      scan(tree.getIdentifier(), p);
    } else if (tree.getIdentifier() instanceof ParameterizedTypeTree type) {
      scan(type.getTypeArguments(), p);
    }
    scan(tree.getTypeArguments(), p);
    scan(tree.getArguments(), p);
    if (tree.getClassBody() != null) {
      requireOutside(new TreePath(getCurrentPath(), tree.getClassBody()));
      // Its extends clause is the identifier again.
      members(new TreePath(getCurrentPath(), tree.getClassBody()));
    }
    return null;
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void p) {
    switch (fields.assign(getCurrentPath(), tree)) {
      case NOTHING -> super.visitAssignment(tree, p);
      case ALL -> scan(tree.getExpression(), p);
      case ALL_BUT_RECEIVER -> {
        scan(((MemberSelectTree) Parentheses.inside(tree.getVariable())).getExpression(), p);
        scan(tree.getExpression(), p);
      }
    }
    return null;
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
    return fields.compound(getCurrentPath(), tree)
        ? scan(tree.getExpression(), p)
        : super.visitCompoundAssignment(tree, p);
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void p) {
    return fields.increment(getCurrentPath(), tree) ? null : super.visitUnary(tree, p);
  }

  // Patterns.

  @Override
  public Void visitInstanceOf(InstanceOfTree tree, Void p) {
    if (privateTypes.instanceOf(getCurrentPath(), tree)) {
      return scan(tree.getExpression(), p);
    }
    if (captures == 0) {
      patterns.declareBindings(getCurrentPath(), tree);
    }
    return patterns.testPrivate(getCurrentPath(), tree)
        ? scan(tree.getExpression(), p)
        : super.visitInstanceOf(tree, p);
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree tree, Void p) {
    return patterns.bind(getCurrentPath(), tree) ? null : super.visitBindingPattern(tree, p);
  }

  // Annotations.

  /** On the name of a private class there is no place for one. */
  @Override
  public Void visitAnnotatedType(AnnotatedTypeTree tree, Void p) {
    TypeMirror type = reader.reach.typeOf(getCurrentPath());
    if (!(tree.getUnderlyingType() instanceof MemberSelectTree) || !reader.access.isHidden(type)) {
      return super.visitAnnotatedType(tree, p);
    }
    edits.replace(start(tree), end(tree), reader.types.of(type));
    return null;
  }

  @Override
  public Void visitAnnotation(AnnotationTree tree, Void p) {
    if (annotations.leaveOut(getCurrentPath(), tree)) {
      return null;
    }
    scan(tree.getAnnotationType(), p);
    // In place of a value alone, javac has an assignment that stands nowhere.
    for (ExpressionTree argument : tree.getArguments()) {
      scan(argument instanceof AssignmentTree named ? named.getExpression() : argument, p);
    }
    return null;
  }

  // Jumps.

  @Override
  public Void visitBreak(BreakTree tree, Void p) {
    if (captures == 0) {
      jumps.leaveByBreak(getCurrentPath(), tree);
    }
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree tree, Void p) {
    if (captures == 0) {
      jumps.leaveByContinue(getCurrentPath(), tree);
    }
    return null;
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void p) {
    if (captures > 0) {
      return super.visitReturn(tree, p);
    }
    jumps.leaveByReturn(getCurrentPath(), tree);
    return null;
  }

  @Override
  public Void visitYield(YieldTree tree, Void p) {
    return captures == 0 && jumps.leaveByYield(getCurrentPath(), tree)
        ? null
        : super.visitYield(tree, p);
  }

  @Override
  public Void visitThrow(ThrowTree tree, Void p) {
    throwing.rethrow(getCurrentPath(), tree, root);
    return super.visitThrow(tree, p);
  }

  @Override
  public Void visitAssert(AssertTree tree, Void p) {
    assertions.edit(getCurrentPath(), tree);
    return super.visitAssert(tree, p);
  }

  // Classes that only the host can name.

  @Override
  public Void visitParameterizedType(ParameterizedTypeTree tree, Void p) {
    return privateTypes.type(getCurrentPath(), tree) ? null : super.visitParameterizedType(tree, p);
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void p) {
    TreePath type = new TreePath(getCurrentPath(), tree.getType());
    if (reader.access.isHidden(reader.reach.typeOf(type))) {
      privateTypes.cast(getCurrentPath(), tree);
      return scan(tree.getExpression(), p);
    }
    if (tree.getType() instanceof IntersectionTypeTree several
        && privateTypes.castToSeveral(getCurrentPath(), tree, several)) {
      return scan(tree.getExpression(), p);
    }
    return super.visitTypeCast(tree, p);
  }

  @Override
  public Void visitNewArray(NewArrayTree tree, Void p) {
    if (!privateTypes.array(getCurrentPath(), tree)) {
      return super.visitNewArray(tree, p);
    }
    scan(tree.getDimensions(), p);
    return scan(tree.getInitializers(), p);
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void p) {
    privateTypes.requireNoFall(getCurrentPath());
    TreePath selector = new TreePath(getCurrentPath(), tree.getExpression());
    privateTypes.selector(selector, tree.getCases(), replaced.containsKey(tree.getExpression()));
    privateTypes.completePatterns(getCurrentPath(), selector);
    return super.visitSwitch(tree, p);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void p) {
    privateTypes.requireNoFall(getCurrentPath());
    TreePath selector = new TreePath(getCurrentPath(), tree.getExpression());
    privateTypes.selector(selector, tree.getCases(), replaced.containsKey(tree.getExpression()));
    privateTypes.completeExpression(selector, tree, tree.getCases());
    privateTypes.completePatterns(getCurrentPath(), selector);
    return super.visitSwitchExpression(tree, p);
  }

  @Override
  public Void visitCase(CaseTree tree, Void p) {
    if (!reader.cases.isPrivate(getCurrentPath())) {
      return super.visitCase(tree, p);
    }
    reader.cases.edit(getCurrentPath(), edits, true);
    scan(NewerTrees.guard(tree), p);
    scan(tree.getStatements(), p);
    return tree.getCaseKind() == CaseTree.CaseKind.RULE ? scan(tree.getBody(), p) : null;
  }

  @Override
  public Void visitCatch(CatchTree tree, Void p) {
    return reader.catches.isMerged(getCurrentPath())
        ? scan(tree.getBlock(), p)
        : super.visitCatch(tree, p);
  }

  @Override
  public Void visitTry(TryTree tree, Void p) {
    resources.close(getCurrentPath(), tree, root);
    if (reader.catches.before(getCurrentPath()) < tree.getCatches().size()) {
      reader.catches.edit(getCurrentPath(), edits, root);
    }
    resources.declare(getCurrentPath(), tree);
    return super.visitTry(tree, p);
  }

  // What captures.

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    if (reader.functions.isPrivate(getCurrentPath())) {
      edits.before(
          start(tree),
          reader.functions.head(getCurrentPath()),
          reader.functions.cast(getCurrentPath()));
      edits.after(end(tree), ")");
    }
    hiddenThrows.edit(getCurrentPath(), tree);
    if (isCallInPlaceOfField(tree)) {
      edits.before(start(tree.getBody()), castOfValue(tree) + "(");
      edits.after(end(tree.getBody()), ")");
    }
    captures++;
    super.visitLambdaExpression(tree, p);
    captures--;
    return null;
  }

  /** Whether a lambda's value becomes a call, which one that gives nothing might make as well. */
  private boolean isCallInPlaceOfField(LambdaExpressionTree tree) {
    TreePath body = new TreePath(getCurrentPath(), tree.getBody());
    return (body.getLeaf() instanceof IdentifierTree || body.getLeaf() instanceof MemberSelectTree)
        && reader.source.trees().getElement(body) instanceof VariableElement field
        && field.getKind().isField()
        && !reader.reach.isUsable(field, (TypeElement) field.getEnclosingElement());
  }

  /** A field's primitive type prefers a function that gives it, where an overload is chosen. */
  private String castOfValue(LambdaExpressionTree tree) {
    TypeMirror type = reader.reach.typeOf(new TreePath(getCurrentPath(), tree.getBody()));
    if (!type.getKind().isPrimitive() || !isExplicit(tree)) {
      return "";
    }
    reader.intersections.castInVain();
    return "(" + type + ") ";
  }

  private boolean isExplicit(LambdaExpressionTree tree) {
    return tree.getParameters().stream()
        .noneMatch(one -> reader.text().slice(one).contentEquals(one.getName()));
  }

  @Override
  public Void visitMethod(MethodTree tree, Void p) {
    hiddenThrows.edit(getCurrentPath(), tree);
    return super.visitMethod(tree, p);
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    if (reader.source.trees().getElement(getCurrentPath()) instanceof TypeElement type
        && reader.isCompiled(type)) {
      edits.replace(start(tree), end(tree), "");
      return null;
    }
    requireOutside(getCurrentPath());
    reader.closedClasses.requireOpen(getCurrentPath(), tree);
    new SuperclassEdits(reader, edits).edit(getCurrentPath(), tree);
    scan(tree.getModifiers(), p);
    scan(tree.getTypeParameters(), p);
    above(tree.getExtendsClause());
    tree.getImplementsClause().forEach(this::above);
    scan(tree.getPermitsClause(), p);
    members(getCurrentPath());
    return null;
  }

  /** What becomes a member of the task's class need not be an inner class of it. */
  private void requireOutside(TreePath type) {
    if (!(root.getLeaf() instanceof ClassTree)) {
      TypeElement element = (TypeElement) reader.source.trees().getElement(type);
      reader.exceptionClasses().requireOutside(element, type.getLeaf());
    }
  }

  private void above(Tree type) {
    if (type == null || end(type) < 0) {
      return;
    }
    if (!heirs.extend(getCurrentPath(), type)) {
      scan(type, null);
    } else if (type instanceof ParameterizedTypeTree generic) {
      scan(generic.getTypeArguments(), null);
    }
  }
}
