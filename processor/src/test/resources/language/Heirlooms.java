package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Bag;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.List;

/** Classes that are there for the heirs of their class only, which is in another package. */
class Heirlooms<K> extends Bag<K> {
  Heirlooms() throws Checked {
    super(List.of(), 0, 'c');
  }

  @Override
  public int size() {
    return 5;
  }

  @Async
  String anonymous(K key) throws Checked {
    int count = await(of(3));
    Bag.Entry<K> entry =
        new Bag.Entry<K>(count, "a", "b") {
          @Override
          public K get() {
            return size() == 5 ? key : null;
          }
        };
    await(pause());
    return entry.text() + entry.get();
  }

  @Async
  String diamonds(K key) throws Checked {
    int count = await(of(3));
    Entry<K> entry =
        new Entry<>(count) {
          @Override
          public K get() {
            return key;
          }
        };
    Visitor<List<K>> visitor =
        new Visitor<>() {
          @Override
          public int visit(List<K> one) {
            return one.size() + count + size() + elements.size();
          }
        };
    return entry.text() + visitor.twice(List.of(key)) + await(of(count));
  }

  @Async
  String withMembersOfItsOwn(K key) throws Checked {
    var entry =
        new Entry<K>(await(of(2)), "one") {
          int asked;

          @Override
          public K get() {
            asked += count;
            return key;
          }
        };
    await(pause());
    return entry.text() + entry.asked;
  }

  @Async
  String localClasses(K key) throws Checked {
    class Plain extends Entry<K> {
      Plain(int count) throws Checked {
        super(count, "x");
      }

      @Override
      public K get() {
        return key;
      }
    }
    Plain first = new Plain(await(of(4)));
    await(pause());
    class Visiting extends Plain implements Visitor<String> {
      Visiting() throws Checked {
        super(9);
      }

      @Override
      public int visit(String one) {
        return one.length() + count;
      }
    }
    return first.text() + new Visiting().twice("four") + new Visiting().text();
  }

  @Async
  String theConstructorThrows(K key) {
    try {
      Entry<K> entry =
          new Entry<K>(await(of(-1))) {
            @Override
            public K get() {
              return key;
            }
          };
      return entry.text();
    } catch (Checked expected) {
      await(pause());
      return expected.getMessage();
    }
  }

  class Inner {
    @Async
    int ofTheClassAround() {
      int added = await(of(7));
      Visitor<String> visitor =
          new Visitor<>() {
            @Override
            public int visit(String one) {
              return one.length() + size() + added;
            }
          };
      return visitor.twice("abc");
    }
  }

  @Async
  int inALambda() {
    int added = await(of(7));
    java.util.function.Supplier<Integer> supplier =
        () ->
            new Visitor<String>() {
              @Override
              public int visit(String one) {
                return one.length() + size() + added;
              }
            }.twice("ab");
    return supplier.get();
  }

  @Async
  static String entries() throws Checked {
    return await(HeirloomsAsync.anonymous(new Heirlooms<String>(), "key"));
  }

  @Async
  static String diamondsOfStrings() throws Checked {
    return await(HeirloomsAsync.diamonds(new Heirlooms<String>(), "key"));
  }

  @Async
  static String members() throws Checked {
    return await(HeirloomsAsync.withMembersOfItsOwn(new Heirlooms<String>(), "key"));
  }

  @Async
  static String locals() throws Checked {
    return await(HeirloomsAsync.localClasses(new Heirlooms<String>(), "key"));
  }

  @Async
  static String failure() throws Checked {
    return await(HeirloomsAsync.theConstructorThrows(new Heirlooms<String>(), "key"));
  }

  @Async
  static int around() throws Checked {
    return await(Heirlooms_InnerAsync.ofTheClassAround(new Heirlooms<String>().new Inner()));
  }
}
