package dev.pawl.processor.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Finds the places of one slice where the user's words can't stand as they are: variables of the
 * machine, members that were in scope only in the user's class, and jumps out of the slice.
 */
final class NameEdits extends TreePathScanner<Void, Void> {
  private final CodeReader reader;
  private final Edits edits;
  private final Map<Tree, Code> replaced;
  private final TreePath root;
  private final MemberEdits members;
  private final FieldEdits fields;
  private final CreationEdits creations;
  private final ReferenceEdits references;
  private final PrivateTypeEdits privateTypes;

  /** How many lambdas and classes are around the current tree, counted from the root. */
  private int captures;

  /** How many guards of cases are around it. */
  private int guards;

  NameEdits(CodeReader reader, Edits edits, Map<Tree, Code> replaced, TreePath root) {
    this.reader = reader;
    this.edits = edits;
    this.replaced = replaced;
    this.root = root;
    this.members = new MemberEdits(reader, edits);
    this.fields = new FieldEdits(reader, edits, replaced);
    this.creations = new CreationEdits(reader, edits);
    this.references = new ReferenceEdits(reader, edits);
    this.privateTypes = new PrivateTypeEdits(reader, edits);
  }

  void scan() {
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
    captures++;
    for (Tree member : ((ClassTree) root.getLeaf()).getMembers()) {
      member(root, member);
    }
    captures--;
  }

  private void member(TreePath type, Tree member) {
    if (end(member) >= 0) {
      scan(new TreePath(type, member), null);
    }
  }

  @Override
  public Void scan(Tree tree, Void p) {
    if (tree instanceof ExpressionTree expression && end(tree) >= 0) {
      convert(expression);
    }
    Code code = tree == null ? null : replaced.get(tree);
    if (code != null) {
      edits.replace(start(tree), end(tree), code);
      return null;
    }
    if (tree != null && end(tree) < 0) {
      return null; // the compiler's own, such as the type of a lambda's parameter
    }
    boolean guard = tree != null && isGuard(tree);
    guards += guard ? 1 : 0;
    super.scan(tree, p);
    guards -= guard ? 1 : 0;
    return null;
  }

  private boolean isGuard(Tree tree) {
    return getCurrentPath() != null
        && getCurrentPath().getLeaf() instanceof CaseTree group
        && NewerTrees.guard(group) == tree;
  }

  /** Puts the cast in front of an expression that it needs where it stands. */
  private void convert(ExpressionTree tree) {
    TreePath path = new TreePath(getCurrentPath(), tree);
    reader
        .conversions
        .castOf(path)
        .ifPresent(
            cast -> {
              boolean selected =
                  getCurrentPath().getLeaf() instanceof MemberSelectTree
                      || getCurrentPath().getLeaf() instanceof MemberReferenceTree;
              boolean composed = Conversions.needsParentheses(tree);
              edits.before(start(tree), (selected ? "(" : "") + cast + (composed ? "(" : ""));
              edits.after(end(tree), (composed ? ")" : "") + (selected ? ")" : ""));
            });
  }

  // Names.

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void p) {
    if (!isWritten(tree)) {
      return null;
    }
    Element element = reader.source.trees().getElement(getCurrentPath());
    if (element == null) {
      return null;
    }
    Optional<Variable> variable = reader.locals.find(element);
    String held = reader.patterns.valueOf(element);
    if (variable.isPresent()) {
      edits.replace(
          start(tree), endOfName(tree), mention(tree, variable.get(), !held.isEmpty()), held);
    } else if (!held.isEmpty()) {
      edits.after(endOfName(tree), held);
    } else {
      members.name(getCurrentPath(), tree, element);
    }
    return null;
  }

  /** Not so the types that javac infers, which have places but no text. */
  private boolean isWritten(IdentifierTree tree) {
    String slice = reader.text().slice(tree);
    // javac takes the semicolon behind a resource for a part of it.
    return slice.contentEquals(tree.getName()) || slice.contentEquals(tree.getName() + ";");
  }

  private int endOfName(IdentifierTree tree) {
    return start(tree) + tree.getName().length();
  }

  /**
   * @param held whether the variable is only a way to what the user calls so
   */
  private Piece mention(Tree tree, Variable variable, boolean held) {
    if (captures > 0 || guards > 0) {
      return new Piece.Capture(variable);
    }
    TreePath path = getCurrentPath().getParentPath();
    Tree child = tree;
    while (path.getLeaf() instanceof ParenthesizedTree) {
      child = path.getLeaf();
      path = path.getParentPath();
    }
    Tree parent = path.getLeaf();
    if (held) {
      return new Piece.Use(variable);
    }
    if (parent instanceof AssignmentTree assignment && assignment.getVariable() == child) {
      return new Piece.Assign(variable);
    }
    return parent instanceof CompoundAssignmentTree assignment && assignment.getVariable() == child
            || parent instanceof UnaryTree unary && unary.getExpression() == child
        ? new Piece.Update(variable)
        : new Piece.Use(variable);
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
    switch (members.call(getCurrentPath(), tree)) {
      case NOTHING -> super.visitMethodInvocation(tree, p);
      case ALL -> scan(tree.getArguments(), p);
      case ALL_BUT_RECEIVER -> {
        scan(((MemberSelectTree) tree.getMethodSelect()).getExpression(), p);
        scan(tree.getArguments(), p);
      }
    }
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void p) {
    if (reader.functions.isPrivate(getCurrentPath())) {
      edits.before(start(tree), reader.functions.head(getCurrentPath()));
      edits.after(end(tree), ")");
    }
    switch (references.reference(getCurrentPath(), tree)) {
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
            || tree.getClassBody() != null && extendsHeirloom(tree);
    if (!simple) {
      scan(tree.getIdentifier(), p);
    } else if (tree.getIdentifier() instanceof ParameterizedTypeTree type) {
      scan(type.getTypeArguments(), p);
    }
    scan(tree.getTypeArguments(), p);
    scan(tree.getArguments(), p);
    if (tree.getClassBody() != null) {
      // Its extends clause is the identifier again.
      captures++;
      TreePath body = new TreePath(getCurrentPath(), tree.getClassBody());
      for (Tree member : tree.getClassBody().getMembers()) {
        member(body, member);
      }
      captures--;
    }
    return null;
  }

  /** What is inferred for a diamond is written: the type of its place may not say it. */
  private boolean extendsHeirloom(NewClassTree tree) {
    boolean diamond =
        tree.getIdentifier() instanceof ParameterizedTypeTree generic
            && generic.getTypeArguments().isEmpty();
    TreePath body = new TreePath(getCurrentPath(), tree.getClassBody());
    if (!diamond || !(reader.source.trees().getElement(body) instanceof TypeElement type)) {
      return extendsHeirloom(tree.getIdentifier());
    }
    DeclaredType above =
        (DeclaredType)
            (type.getInterfaces().isEmpty() ? type.getSuperclass() : type.getInterfaces().get(0));
    if (!reader.heirs.isOneOfThem((TypeElement) above.asElement())) {
      return false;
    }
    edits.replace(start(tree.getIdentifier()), end(tree.getIdentifier()), reader.extensible(above));
    return true;
  }

  /** The superclass by the name that it has for heirs; true if it has one. */
  private boolean extendsHeirloom(Tree type) {
    Tree name = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    TreePath path = new TreePath(getCurrentPath(), type);
    if (type instanceof ParameterizedTypeTree) {
      path = new TreePath(path, name);
    }
    Optional<String> heir =
        reader.source.trees().getElement(path) instanceof TypeElement above
            ? reader.heirs.nameOf(above)
            : Optional.empty();
    heir.ifPresent(one -> edits.replace(start(name), end(name), one));
    return heir.isPresent();
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void p) {
    switch (fields.assign(getCurrentPath(), tree)) {
      case NOTHING -> super.visitAssignment(tree, p);
      case ALL -> scan(tree.getExpression(), p);
      case ALL_BUT_RECEIVER -> {
        scan(((MemberSelectTree) FieldEdits.bare(tree.getVariable())).getExpression(), p);
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
    for (Variable variable : bindings(tree)) {
      edits.before(start(tree), new Piece.Moved(variable, "("));
      edits.after(end(tree), new Piece.Bound(variable));
    }
    TreePath pattern = new TreePath(getCurrentPath(), patternOf(tree));
    if (tree.getPattern() == null || !reader.patterns.isPrivate(pattern)) {
      return super.visitInstanceOf(tree, p);
    }
    PrivatePatterns.Test test = reader.patterns.test(pattern);
    edits.before(start(tree), "(", test.before());
    edits.replace(end(tree.getExpression()), end(tree), test.after(), ")");
    return scan(tree.getExpression(), p);
  }

  private static boolean isUnnamed(BindingPatternTree pattern) {
    return pattern.getVariable().getName().isEmpty();
  }

  private List<Variable> bindings(InstanceOfTree tree) {
    List<Variable> found = new ArrayList<>();
    if (captures > 0) {
      return found;
    }
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBindingPattern(BindingPatternTree pattern, Void p) {
        if (isUnnamed(pattern)) {
          return null;
        }
        TreePath variable = new TreePath(getCurrentPath(), pattern.getVariable());
        Element element = reader.source.trees().getElement(variable);
        found.add(
            reader.locals.declare(
                element,
                new Variable(
                    pattern.getVariable().getName().toString(),
                    reader.declaredType(variable),
                    Variable.Role.LOCAL)));
        return null;
      }
    }.scan(new TreePath(getCurrentPath(), patternOf(tree)), null);
    return found;
  }

  private static Tree patternOf(InstanceOfTree tree) {
    return tree.getPattern() == null ? tree.getType() : tree.getPattern();
  }

  @Override
  public Void visitBindingPattern(BindingPatternTree tree, Void p) {
    VariableTree declared = tree.getVariable();
    TreePath path = new TreePath(getCurrentPath(), declared);
    Optional<Variable> variable = reader.locals.find(reader.source.trees().getElement(path));
    if (variable.isEmpty()) {
      return super.visitBindingPattern(tree, p);
    }
    String declaration = reader.declaration(path, variable.get(), true).declaration();
    String prefix = declaration.substring(0, declaration.length() - declared.getName().length());
    edits.replace(start(tree), end(tree), new Piece.Bind(variable.get(), prefix));
    return null;
  }

  // Jumps.

  @Override
  public Void visitBreak(BreakTree tree, Void p) {
    Tree target = JumpTargets.target(tree, getCurrentPath());
    if (captures == 0 && !isInside(target)) {
      leave(tree, reader.jumps.breakOf(target));
    }
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree tree, Void p) {
    Tree target = JumpTargets.target(tree, getCurrentPath());
    if (captures == 0 && !isInside(target)) {
      leave(tree, reader.jumps.continueOf(target));
    }
    return null;
  }

  private void leave(StatementTree tree, Label target) {
    edits.replace(start(tree), end(tree), new Piece.Leave(target, needsBraces()));
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void p) {
    if (captures > 0) {
      return super.visitReturn(tree, p);
    }
    Optional<Code> value =
        Optional.ofNullable(tree.getExpression())
            .map(e -> new TreePath(getCurrentPath(), e))
            .map(path -> reader.converted(path, reader.read(path, replaced)));
    edits.replace(start(tree), end(tree), new Piece.Return(value, needsBraces()));
    return null;
  }

  @Override
  public Void visitYield(YieldTree tree, Void p) {
    Tree target = JumpTargets.yieldTarget(getCurrentPath());
    if (captures > 0 || isInside(target)) {
      return super.visitYield(tree, p);
    }
    JumpTargets.Yield yield = reader.jumps.yieldOf(target);
    TreePath yielded = new TreePath(getCurrentPath(), tree.getValue());
    Code value = reader.converted(yielded, reader.read(yielded, replaced));
    boolean braces = needsBraces();
    edits.replace(
        start(tree),
        end(tree),
        braces ? "{ " : "",
        new Piece.Assign(yield.value()),
        " = ",
        value,
        braces ? "; " : ";\n",
        new Piece.Leave(yield.end(), false),
        braces ? " }" : "");
    return null;
  }

  /** Whether the statement stands where Java takes just one, as after {@code if}. */
  private boolean needsBraces() {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    return !(parent instanceof BlockTree
        || parent instanceof CaseTree group && group.getBody() == null);
  }

  private boolean isInside(Tree target) {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() == target) {
        return true;
      }
      if (path.getLeaf() == root.getLeaf()) {
        return false;
      }
    }
    return false;
  }

  /**
   * javac knows which exceptions a catch parameter can really hold (JLS 11.2.2), but not those of a
   * variable that was copied from one.
   */
  @Override
  public Void visitThrow(ThrowTree tree, Void p) {
    TreePath thrown = new TreePath(getCurrentPath(), tree.getExpression());
    while (thrown.getLeaf() instanceof ParenthesizedTree inner) {
      thrown = new TreePath(thrown, inner.getExpression());
    }
    Element element = reader.source.trees().getElement(thrown);
    boolean caught = element != null && element.getKind() == ElementKind.EXCEPTION_PARAMETER;
    if (caught && reader.catches.isPrecise(element, getCurrentPath())) {
      edits.before(start(tree.getExpression()), "rethrow(");
      edits.after(end(tree.getExpression()), ")");
    } else if (caught) {
      reader.locals.find(element).ifPresent(variable -> erase(tree.getExpression(), variable));
    }
    return super.visitThrow(tree, p);
  }

  private void erase(Tree thrown, Variable variable) {
    edits.before(start(thrown), new Piece.Erased(variable, "rethrow("));
    edits.after(end(thrown), new Piece.Erased(variable, ")"));
  }

  // Classes that only the host can name.

  @Override
  public Void visitParameterizedType(ParameterizedTypeTree tree, Void p) {
    return privateTypes.type(getCurrentPath(), tree) ? null : super.visitParameterizedType(tree, p);
  }

  @Override
  public Void visitTypeCast(TypeCastTree tree, Void p) {
    TreePath type = new TreePath(getCurrentPath(), tree.getType());
    if (privateTypes.isHidden(reader.reach.typeOf(type))) {
      privateTypes.cast(getCurrentPath(), tree);
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
    TreePath selector = new TreePath(getCurrentPath(), tree.getExpression());
    privateTypes.selector(selector, tree.getCases());
    privateTypes.completePatterns(getCurrentPath(), selector);
    return super.visitSwitch(tree, p);
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void p) {
    TreePath selector = new TreePath(getCurrentPath(), tree.getExpression());
    privateTypes.selector(selector, tree.getCases());
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
    if (reader.catches.before(getCurrentPath()) < tree.getCatches().size()) {
      reader.catches.edit(getCurrentPath(), edits, root);
    }
    return super.visitTry(tree, p);
  }

  // What captures.

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    if (reader.functions.isPrivate(getCurrentPath())) {
      edits.before(start(tree), reader.functions.head(getCurrentPath()));
      edits.after(end(tree), ")");
    }
    captures++;
    super.visitLambdaExpression(tree, p);
    captures--;
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void p) {
    reader.requireClassOfItsOwn(getCurrentPath(), tree);
    new SuperclassEdits(reader, edits).edit(getCurrentPath(), tree);
    scan(tree.getModifiers(), p);
    scan(tree.getTypeParameters(), p);
    above(tree.getExtendsClause());
    tree.getImplementsClause().forEach(this::above);
    scan(tree.getPermitsClause(), p);
    captures++;
    scan(tree.getMembers(), p);
    captures--;
    return null;
  }

  private void above(Tree type) {
    if (type == null || end(type) < 0) {
      return;
    }
    if (!extendsHeirloom(type)) {
      scan(type, null);
    } else if (type instanceof ParameterizedTypeTree generic) {
      scan(generic.getTypeArguments(), null);
    }
  }

  /** The lines of a text block count their spaces, so they stay where they are. */
  @Override
  public Void visitLiteral(LiteralTree tree, Void p) {
    String written = reader.text().slice(tree);
    if (written.indexOf('\n') >= 0) {
      edits.replace(start(tree), end(tree), new Piece.Verbatim(written));
    }
    return null;
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
