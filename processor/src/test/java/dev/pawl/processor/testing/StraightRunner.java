package dev.pawl.processor.testing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes programs in which {@code await} is the value of its task: the meaning of an {@code @Async}
 * method.
 */
final class StraightRunner {
  /**
   * Generated code passes cancellation on through {@code catch (Throwable t)}, which plain Java
   * would not:
   *
   * <pre>
   * catch (Throwable t) {    ⇒   catch (dev.pawl.Cancelled cancelled$) { throw cancelled$; } catch (Throwable t) {
   * </pre>
   */
  private static final Pattern CATCH_ALL = Pattern.compile("catch \\((final )?Throwable \\w+\\)");

  private static final String PASS_ON =
      "catch (dev.pawl.Cancelled cancelled\\$) { throw cancelled\\$; } $0";

  private final Compilations compilations;
  private final StraightWorld world;

  StraightRunner(Compilations compilations) {
    this.compilations = compilations;
    this.world = new StraightWorld(compilations);
  }

  /**
   * The programs, one for each source.
   *
   * @throws AssertionError if javac does not accept them as they are
   */
  List<Program> programs(List<SourceFile> sources) {
    Compiled compiled = compile(sources);
    if (!compiled.errors().isEmpty()) {
      throw new AssertionError("not Java: " + compiled.errors());
    }
    ProgramLoader loader = new ProgramLoader(compiled.classes(), world);
    return sources.stream().map(source -> new Program(loader, source.name())).toList();
  }

  /** Whether javac accepts the source. */
  boolean accepts(SourceFile source) {
    return compile(List.of(source)).errors().isEmpty();
  }

  private Compiled compile(List<SourceFile> sources) {
    List<SourceFile> straight =
        sources.stream()
            .map(
                source ->
                    new SourceFile(
                        source.name(), CATCH_ALL.matcher(source.text()).replaceAll(PASS_ON)))
            .toList();
    return compilations.compile(straight, new StraightFacades("Async"), List.of("-Xlint:none"));
  }
}
