package dev.muster.store.words;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers of incidents, in little room: most words stand in one title only. */
final class Numbers {
  private int[] all = new int[1];
  private int count;

  void add(int number) {
    if (count == all.length) {
      all = Arrays.copyOf(all, count + Math.max(1, count / 2));
    }
    all[count++] = number;
  }

  void addTo(BitSet set) {
    for (int i = 0; i < count; i++) {
      set.set(all[i]);
    }
  }
}
