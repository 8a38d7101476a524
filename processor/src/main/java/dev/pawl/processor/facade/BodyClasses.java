package dev.pawl.processor.facade;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The classes that a method's body mentions by name and the Task class can't name: each becomes a type variable, of the factory
 * too, which has to say what the Task class is generic in. Found by their names alone, since bodies are not attributed when
 * facades are written; a name that means something else costs no more than a type variable that nobody uses.
 */
public final class BodyClasses {
  private final NameableTypes nameable;
  private final Set<String> words;
  private final List<TypeElement> found = new ArrayList<>();

  private BodyClasses(NameableTypes nameable, Set<String> words) {
    this.nameable = nameable;
    this.words = words;
  }

  /** The classes in the order of their declaration. */
  public static List<TypeElement> of(
      ExecutableElement method, Trees trees, Types types, Elements elements) {
    PackageElement home = elements.getPackageOf(method);
    MethodTree tree = trees.getTree(method);
    BodyClasses classes =
        new BodyClasses(new NameableTypes(home, types, elements), words(tree));
    Element outermost = method;
    while (outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      outermost = outermost.getEnclosingElement();
    }
    classes.visit((TypeElement) outermost);
    return classes.found;
  }

  private void visit(TypeElement type) {
    if (words.contains(type.getSimpleName().toString()) && !nameable.isNameable(type)) {
      found.add(type);
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::visit);
  }

  private static Set<String> words(MethodTree method) {
    Set<String> words = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void p) {
        words.add(tree.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void p) {
        words.add(tree.getIdentifier().toString());
        return super.visitMemberSelect(tree, p);
      }
    }.scan(method.getBody(), null);
    return words;
  }
}
