package dev.pawl.processor.code;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.facade.BodyClasses;
import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.NewerTrees;
import dev.pawl.processor.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Makes {@link Code} of the user's trees: their words as they stand, with edits only where a word
 * would mean something else in the task's class.
 */
public final class CodeReader {
  /** Spaces and comments at the end. */
  private static final Pattern NOTHING =
      Pattern.compile("(?:\\s|/\\*.*?\\*/|//[^\n]*\n)++$", Pattern.DOTALL);

  final MethodSource source;
  final Locals locals;
  final JumpTargets jumps;
  final Access access;
  final Names names;
  final FacadeSignature signature;
  final TypeText types;
  final Accessors accessors;
  final ClassConstants classes;
  final Reach reach = new Reach(this);
  final WrittenSubtypes subtypes = new WrittenSubtypes(this);
  final Conversions conversions = new Conversions(this);
  final Intersections intersections = new Intersections(this);
  final PrivatePatterns patterns = new PrivatePatterns(this);
  final PrivateCases cases = new PrivateCases(this);
  final PrivateCatches catches = new PrivateCatches(this);
  final PrivateFunctions functions = new PrivateFunctions(this);
  final AsyncBlocks blocks = new AsyncBlocks(this);
  final Declarations declarations = new Declarations(this);
  private final ExceptionClasses exceptionClasses = new ExceptionClasses(this);
  final FreshNames freshNames;
  final Constants constants;
  final Completion completion;
  final HostFields hostFields;
  final ClosedClasses closedClasses = new ClosedClasses(this);
  final CompiledClasses compiledClasses;
  final Heirs heirs;
  final MemberClasses memberClasses;
  final String self;

  /**
   * @param source the method
   * @param locals the variables that the machine knows, declared as the method is read
   * @param jumps the labels that the machine knows, likewise
   * @param isRead whether the body will be read; if not, javac may have made nothing of it
   */
  public CodeReader(MethodSource source, Locals locals, JumpTargets jumps, boolean isRead) {
    this.source = source;
    this.locals = locals;
    this.jumps = jumps;
    this.freshNames = new FreshNames(source.text().slice(source.tree()));
    if (isRead) {
      avoidMembersOfBody();
    }
    this.hostFields = new HostFields(freshNames);
    this.memberClasses = new MemberClasses(source, freshNames);
    this.compiledClasses = new CompiledClasses(source);
    this.access = new Access(source, memberClasses, compiledClasses);
    this.names = new Names(source);
    this.constants = new Constants(source.trees());
    this.completion = new Completion(source, constants);
    FacadeSignature ofMethod =
        FacadeSignature.of(
            source.element(),
            BodyClasses.of(
                source.element(),
                source.declaration(),
                tree -> source.text().end(tree) >= 0,
                source.types(),
                source.elements()),
            source.types(),
            source.elements());
    this.signature =
        source.isBlock() ? ofMethod.ofBlock(source.blockThrows(), source.elements()) : ofMethod;
    this.types = new TypeText(source, access, signature);
    this.classes = new ClassConstants(source, access, types, freshNames);
    this.accessors = new Accessors(source, access, compiledClasses, names, types, freshNames);
    this.heirs = new Heirs(source, access, names, types, freshNames);
    if (isRead) {
      this.compiledClasses.find(closedClasses::isClosed);
      UnmetBounds.refuse(this);
    }
    this.self = freshNames.fresh("self");
  }

  private void avoidMembersOfBody() {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree tree, Void p) {
        if (source.trees().getElement(getCurrentPath()) instanceof TypeElement type) {
          freshNames.avoid(source.elements().getAllMembers(type));
        }
        return super.visitClass(tree, p);
      }
    }.scan(source.path(), null);
  }

  /** The signature of the task's constructor. */
  public FacadeSignature signature() {
    return signature;
  }

  /** Types as text of the task's class. */
  public TypeText types() {
    return types;
  }

  /** The members that what was read so far reaches through handles. */
  public Accessors accessors() {
    return accessors;
  }

  /** Class objects as text of the task's class. */
  public ClassConstants classes() {
    return classes;
  }

  /** The classes through which what was read so far extends others. */
  public Heirs heirs() {
    return heirs;
  }

  /** The async blocks in what was read so far. */
  public AsyncBlocks blocks() {
    return blocks;
  }

  /** The classes of the body that are members of the task's class. */
  public MemberClasses memberClasses() {
    return memberClasses;
  }

  /** Variables of the user's that the machine knows. */
  public Declarations declarations() {
    return declarations;
  }

  /** What the task's class keeps of the class that the method is in. */
  public HostFields hostFields() {
    return hostFields;
  }

  /**
   * Whether a class of the body stays the user's, and so is none that the task's class declares.
   */
  public boolean isCompiled(TypeElement type) {
    return compiledClasses.isOne(type);
  }

  /** Whether an anonymous class has members that only its own type has. */
  public boolean hasOwnMembers(TypeElement anonymous) {
    return AnonymousClasses.haveOwnMembers(anonymous, source);
  }

  /** What a class is declared to be that stays the user's. */
  public TypeMirror declared(Accessor creation) {
    return access.declared((DeclaredType) creation.site().asType());
  }

  /** The class of the instance around it, if there is one. */
  public Optional<TypeElement> around(Accessor creation) {
    return Optional.of(source.host()).filter(host -> compiledClasses.haveReceiver(creation.site()));
  }

  /** The names of what it captures. */
  public List<String> captured(Accessor creation) {
    return compiledClasses.captured(creation.site()).stream()
        .map(variable -> variable.getSimpleName().toString())
        .toList();
  }

  /** Names for whatever else the task's class needs. */
  public FreshNames freshNames() {
    return freshNames;
  }

  /** A variable for a value of ours, with a name of its own. */
  public Variable temporary(String wish, String type) {
    return new Variable(freshNames.fresh(wish), type, Variable.Role.TEMPORARY);
  }

  /** The name of the field that holds the method's receiver. */
  public String self() {
    return self;
  }

  /** A statement or expression. */
  public Code read(TreePath path) {
    return read(path, Map.of());
  }

  /** A statement or expression in which some trees were replaced. */
  public Code read(TreePath path, Map<Tree, Code> replaced) {
    Edits edits = new Edits(text());
    new NameEdits(this, edits, replaced, path).scan();
    return edits.apply(text().start(path.getLeaf()), end(path.getLeaf()));
  }

  /** A call of the method itself, as it stands in the user's class. */
  public Code ownCall(List<Code> arguments) {
    return new OwnCall(this).of(arguments);
  }

  /**
   * An anonymous class as the declaration of a class that has a name, see {@link AnonymousClasses}.
   */
  public Code readAnonymous(TreePath creation) {
    return new AnonymousClasses(this).declaration(creation);
  }

  /** A class type as it stands behind {@code extends}. */
  String extensible(DeclaredType type) {
    Optional<String> heir = heirs.nameOf((TypeElement) type.asElement());
    List<String> arguments = type.getTypeArguments().stream().map(types::argument).toList();
    return heir.map(
            name -> arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">")
        .orElseGet(() -> types.of(type));
  }

  /** The members of a class, braces included. */
  Code readMembers(TreePath path, int start, Code first) {
    Edits edits = new Edits(text());
    edits.replace(start, start + 1, "{", first);
    new NameEdits(this, edits, Map.of(), path).scanMembers();
    return edits.apply(start, text().end(path.getLeaf()));
  }

  /** javac takes the semicolon behind a resource for a part of it, and what is in front of that. */
  int end(Tree tree) {
    int end = text().end(tree);
    if (end > 0 && tree instanceof ExpressionTree && text().slice(end - 1, end).equals(";")) {
      int start = text().start(tree);
      return start + NOTHING.matcher(text().slice(start, end - 1)).replaceFirst("").length();
    }
    return end;
  }

  /**
   * The labels and the guard of a case, from {@code case} or {@code default} to the last of them.
   */
  public Code readHead(TreePath path, List<Tree> labels) {
    Edits edits = new Edits(text());
    Tree guard = NewerTrees.guard((CaseTree) path.getLeaf());
    boolean isPrivate = cases.isPrivate(path);
    if (isPrivate) {
      cases.edit(path, edits, labels.contains(guard));
    }
    for (Tree label : labels) {
      NameEdits names = new NameEdits(this, edits, Map.of(), new TreePath(path, label));
      if (label == guard) {
        names.scanGuard();
      } else if (!isPrivate) {
        names.scan();
      }
    }
    int end = text().end(labels.get(labels.size() - 1));
    return edits.apply(text().start(path.getLeaf()), end);
  }

  /**
   * The assignment of a value, as an expression.
   *
   * @param target what is assigned to
   * @param replaced what to put in place of which part of it
   */
  public Code assign(TreePath target, Map<Tree, Code> replaced, Code value) {
    return new FieldEdits(this, new Edits(text()), replaced)
        .write(target, value)
        .orElseGet(() -> Code.of(onlyAssigned(read(target, replaced)), " = ", value));
  }

  /** A variable that the user's text reads and writes, and that now is only written. */
  private static Code onlyAssigned(Code target) {
    return new Code(
        target.pieces().stream()
            .<Piece>map(
                piece ->
                    piece instanceof Piece.Update update
                        ? new Piece.Assign(update.variable())
                        : piece)
            .toList());
  }

  /**
   * Whether {@code update}, a compound assignment or a unary operation, changes a field by way of
   * accessors and writes the field's object twice for them, which that object must not be.
   */
  public boolean repeatsReceiver(TreePath update) {
    return new FieldEdits(this, new Edits(text()), Map.of()).repeatsReceiver(update);
  }

  /** The values of constant expressions. */
  public Constants constants() {
    return constants;
  }

  /** Which statements can complete normally. */
  public Completion completion() {
    return completion;
  }

  /** The cast without which a variable of an expression's type can't keep its value. */
  public Optional<String> castToKeep(TreePath path) {
    return conversions.castToKeep(path);
  }

  /** The primitive type that a type is unboxed to. */
  public Optional<TypeMirror> unboxed(TypeMirror type) {
    try {
      return Optional.of(source.types().unboxedType(type));
    } catch (IllegalArgumentException notABox) {
      return Optional.empty();
    }
  }

  /**
   * An expression's code with the cast that it needs where the expression stands.
   *
   * @param code the code without it, as {@link #read} gives it
   */
  public Code converted(TreePath path, Code code) {
    return conversions.castOf(path).map(cast -> Code.of(cast + "(", code, ")")).orElse(code);
  }

  /** What the elements of a loop are cast to, if they are. */
  public Optional<TypeMirror> castElements(TreePath path, EnhancedForLoopTree loop) {
    return intersections.elements(path, loop);
  }

  /** Whether a loop over an array becomes one over a list. */
  public boolean goesOverList(TreePath path, EnhancedForLoopTree loop) {
    return intersections.goesOverList(path, loop);
  }

  /** The type arguments that a class, or one above it, gives to a class. */
  public List<? extends TypeMirror> seenAs(TypeMirror type, TypeElement above) {
    return access.seenAs(type, above);
  }

  /** The cast that a value needs to be known as what it is of a class above its own. */
  public Optional<String> castTo(TypeElement above, TypeMirror from) {
    return isHidden(from) ? conversions.castTo(above, from) : Optional.empty();
  }

  /** Whether values of several types at once were cast to one of them. */
  public boolean castsIntersections() {
    return intersections.areCast();
  }

  /**
   * Whether a variable is bound to what holds its value: then the name is read wherever the user
   * writes it.
   */
  public boolean isHeld(Element variable) {
    return patterns.isHeld(variable);
  }

  /** Whether the patterns of a case are guards to javac, which then takes the case for partial. */
  public boolean isPrivateCase(TreePath path) {
    return cases.isPrivate(path);
  }

  /**
   * Whether one of the cases of a switch, some of which are such, takes what the others leave,
   * without a guard.
   */
  public boolean takeTheRest(TreePath choice, List<? extends CaseTree> all, TypeMirror selector) {
    return cases.takeTheRest(choice, all, selector);
  }

  /**
   * Whether an old switch statement has a case of a private class that control falls into or out
   * of, which its label doesn't allow here.
   */
  public boolean fallsThrough(TreePath choice) {
    return cases.fallenThrough(choice).isPresent();
  }

  /** The selector of a switch whose cases {@link #readHead} gives. */
  public Code selector(TreePath path, List<? extends CaseTree> cases, Code code) {
    if (!privateTypes().isEnum(path, cases)) {
      TreePath value = Parentheses.inside(path);
      return CommonTypes.of(reach.typeOf(value)).isPresent() ? converted(value, code) : code;
    }
    String cast = privateTypes().castToEnum(path);
    return cast.isEmpty()
        ? Code.of("(", code, ").name()")
        : Code.of("(" + cast + "(", code, ")).name()");
  }

  /** Catches of exceptions that can't be named. */
  public PrivateCatches catches() {
    return catches;
  }

  /** Exception classes of the body. */
  public ExceptionClasses exceptionClasses() {
    return exceptionClasses;
  }

  /** Lambdas of interfaces that can't be named. */
  public PrivateFunctions functions() {
    return functions;
  }

  /** Whether a type is a class that can't be named, or an array of it. */
  public boolean isHidden(TypeMirror type) {
    return access.isHidden(type);
  }

  PrivateTypeEdits privateTypes() {
    return new PrivateTypeEdits(this, new Edits(text()));
  }

  SourceText text() {
    return source.text();
  }
}
