package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import module java.base;
import module java.sql;

import dev.pawl.Async;
import java.util.List;

/** Imports of all that a module exports. */
class ModuleImports {
  @Async
  static Object names() {
    int base = await(of(1));
    int sql = await(of(2));
    Map<String, ArrayList<Integer>> map = new HashMap<>();
    map.computeIfAbsent("a", k -> new ArrayList<>()).add(base);
    Function<Integer, String> f = Integer::toHexString;
    await(pause());
    var stream = map.entrySet().stream().map(Map.Entry::getKey);
    await(pause());
    Time t = new Time(await(of(5L)));
    List<Integer> list = List.of(sql);
    return stream.collect(Collectors.joining()) + f.apply(base) + t.getTime() + list + Optional.of(await(of(3)));
  }

  @Async
  static Object inferred() throws IOException {
    var bytes = new ByteArrayInputStream(new byte[] {1, 2});
    var path = Path.of("a", "b");
    var atomic = new AtomicInteger(await(of(1)));
    try (var reader = new BufferedReader(new StringReader(await(of("x"))))) {
      return bytes.available() + path.toString().length() + atomic.incrementAndGet() + reader.readLine();
    } catch (UncheckedIOException e) {
      return await(of(e.getMessage()));
    }
  }

  static class Iterator {
    int n = 7;
  }

  @Async
  static Object hidden() {
    Iterator i = new Iterator();
    for (String s : List.of("a", await(of("b")))) i.n += await(of(s)).length();
    return i.n;
  }
}
