package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Bag;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.List;

/** Classes that a class in a body has inherited from another package, and the host has not. */
class BodyHeirTypes {
  @Async
  static String anonymous() throws Checked {
    int n = await(of(3));
    Bag<String> bag =
        new Bag<String>(List.of("x"), n, 'c') {
          Visitor<String> field = one -> one.length() + n;

          @Override
          public int size() {
            Visitor<String> local = one -> one.length() + elements.size();
            return field.visit("abc") + local.twice("x");
          }

          @Override
          public String toString() {
            try {
              return texts(
                  new Entry<>(1, "a") {
                    @Override
                    public String get() {
                      return "got" + count;
                    }
                  });
            } catch (Checked e) {
              return e.getMessage();
            }
          }

          private String texts(Entry<String> entry) {
            Object o = entry;
            if (o instanceof Entry<?> same) {
              log(same.text());
            }
            Bag.Entry<?> cast = (Bag.Entry<?>) o;
            List<Entry<String>> list = List.of(entry);
            for (Entry<String> one : list) {
              log(one.get());
            }
            for (var one : list) {
              log(one.text());
            }
            Entry<?>[] array = {cast};
            return array[0].get() + Entry.class.getSimpleName();
          }
        };
    await(pause());
    return bag.toString() + bag.size();
  }

  @Async
  static int local() throws Checked {
    class Heir extends Bag<Integer> {
      class Two extends Entry<Integer> {
        Two() throws Checked {
          super(2, "b");
        }

        @Override
        public Integer get() {
          return count;
        }
      }

      final Entry<Integer> entry = new Two();

      Heir() throws Checked {
        super(List.of(1), 2, 'd');
      }

      @Override
      public int size() {
        return entry.get() + visit(one -> one + 1);
      }

      int visit(Visitor<Integer> visitor) {
        return visitor.twice(4);
      }
    }
    Heir heir = new Heir();
    await(pause());
    return heir.size();
  }
}
