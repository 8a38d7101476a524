package dev.pawl.processor.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.AsyncMethod;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * One attributed {@code @Async} method, with all that the passes may ask of javac. Valid for the
 * round that made it.
 *
 * @param method its names
 * @param element the method
 * @param host the class that declares it
 * @param path where its tree is; {@code trees} answers for every expression below it
 * @param text the user's file
 * @param awaits which calls in the file are awaits
 * @param facades which calls create a task of this compilation
 */
public record MethodSource(
    AsyncMethod method,
    ExecutableElement element,
    TypeElement host,
    TreePath path,
    SourceText text,
    Awaits awaits,
    FacadeCalls facades,
    Trees trees,
    Types types,
    Elements elements) {

  /** The method's declaration. */
  public MethodTree tree() {
    return (MethodTree) path.getLeaf();
  }
}
