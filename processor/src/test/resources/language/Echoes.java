package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What javac warns of where the user writes it, and must not warn of once more. */
class Echoes {
  @Deprecated
  static class Old {
    int age = 90;
  }

  @Deprecated
  private final Old old = new Old();

  @SuppressWarnings("rawtypes")
  private static List raw(List list) {
    return list;
  }

  @SuppressWarnings("rawtypes")
  List field = new ArrayList<String>();

  @SuppressWarnings("deprecation")
  private Old find(int age) {
    old.age = age;
    return old;
  }

  @SafeVarargs
  private static <T> int count(T... all) {
    return all.length;
  }

  @Async
  int deprecatedByInference() {
    var found = find(await(of(80)));
    int age = await(of(find(70))).age;
    return found.age + age + await(of(found)).age;
  }

  @Async
  int rawByInference() {
    var list = raw(await(of(List.of("a"))));
    int size = await(of(raw(list))).size();
    for (Object one : await(of(field))) {
      size += one.hashCode();
    }
    return size + list.size() + await(of(field)).size();
  }

  @Async
  int genericVarargs() {
    return count(await(of(List.of("a"))), List.of("b")) + count(await(of("c")));
  }

  @Async
  static String choose(Function<String, String> function) {
    return function.apply(await(of("f")));
  }

  @Async
  static String choose(Predicate<String> predicate) {
    return "" + predicate.test(await(of("p")));
  }

  @Async
  static String choose(Supplier<String>[] suppliers) {
    return suppliers[0].get() + await(of("s"));
  }

  @Async
  static String overloads() {
    return await(EchoesAsync.choose((String s) -> s + s)) + await(EchoesAsync.choose((String s) -> s.isEmpty()));
  }

  @SuppressWarnings("rawtypes")
  private static final class Raw implements Function<List, List> {
    @Override
    public List apply(List list) {
      return list;
    }

    @Async
    int ofAPrivateHost() {
      await(pause());
      return apply(List.of(1)).size();
    }
  }

  @Async
  int privateHost() {
    return await(Echoes_RawAsync.ofAPrivateHost(new Raw()));
  }
}
