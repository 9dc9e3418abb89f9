package org.forewarn.matching.linkage;

/** Disjoint sets of records, by index: the least index of a set is its name, whatever the order of unions. */
public final class Groups {

    private final int[] parents;

    public Groups(int records) {
        parents = new int[records];
        for (int i = 0; i < records; i++) {
            parents[i] = i;
        }
    }

    public int of(int record) {
        int root = record;
        while (parents[root] != root) {
            root = parents[root];
        }
        while (parents[record] != root) {
            int next = parents[record];
            parents[record] = root;
            record = next;
        }
        return root;
    }

    public void unite(int one, int other) {
        int a = of(one);
        int b = of(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    public int size() {
        return parents.length;
    }
}
