package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;

/** What classes in a body inherit may be called like what the task's class needs there. */
class HiddenNames {
  private String name = "n";
  private int count = 1;

  private class Inner {
    private Inner() {}

    @Override
    public String toString() {
      return "inner" + count;
    }
  }

  private String shout(String what) {
    return what + name;
  }

  static class Base {
    protected int self = 100;
    protected int count2 = 99;
    protected String local2 = "hidden";

    void setName(String name) {
      log("hidden " + name);
    }

    int setCount(int count) {
      return 98;
    }

    int incrementCountAfter(Object of) {
      return 97;
    }

    String name2(Object of) {
      return "hidden";
    }

    String newInner(Object of) {
      return "hidden";
    }

    String outerHiddenNames(Object of) {
      return "hidden";
    }

    void run() {}
  }

  @Async
  String anonymous() {
    String local = await(of("l"));
    Base base =
        new Base() {
          @Override
          void run() {
            name = name + local;
            count += 5;
            count++;
            log(count + name + new Inner() + shout(local) + HiddenNames.this.count);
          }
        };
    await(pause());
    base.run();
    return name + count + local;
  }

  @Async
  String local() {
    String local = await(of("l"));
    class Heir extends Base {
      @Override
      void run() {
        name = shout(local);
        count *= 5;
        log(--count + name + new Inner());
      }
    }
    await(pause());
    new Heir().run();
    return name + count;
  }

  @Async
  String threads() throws InterruptedException {
    String local = await(of("l"));
    Thread thread =
        new Thread() {
          @Override
          public void run() {
            name = name + local;
          }
        };
    thread.run();
    return name;
  }
}
