/** A cycle through the precedents of a cell, for the sentence that explains #CYCLE!. */
interface CellPlace {
  readonly sheet: number;
  readonly row: number;
  readonly col: number;
}

function keyOf({ sheet, row, col }: CellPlace): string {
  return `${sheet},${row},${col}`;
}

/**
 * The shortest cycle through `start`, in the order in which values would flow backwards (each reads the next, the last
 * reads the first). Where `start` only depends on a cycle, that cycle. Empty when there is none.
 */
export function findCycle<P extends CellPlace>(start: P, listPrecedents: (cell: P) => readonly P[]): P[] {
  const known = new Map<string, readonly P[]>();
  function precedentsOf(cell: P): readonly P[] {
    const key = keyOf(cell);
    const cells = known.get(key) ?? listPrecedents(cell);
    known.set(key, cells);
    return cells;
  }
  return findThrough(start, precedentsOf) ?? findAnywhere(start, precedentsOf);
}

function findThrough<P extends CellPlace>(start: P, precedentsOf: (cell: P) => readonly P[]): P[] | null {
  const reachedFrom = new Map<string, P | null>([[keyOf(start), null]]);
  const queue: P[] = [start];
  for (const cell of queue) {
    for (const next of precedentsOf(cell)) {
      if (keyOf(next) === keyOf(start)) {
        const path: P[] = [];
        for (let at: P | null = cell; at; at = reachedFrom.get(keyOf(at)) ?? null) path.push(at);
        return path.reverse();
      }
      if (reachedFrom.has(keyOf(next))) continue;
      reachedFrom.set(keyOf(next), cell);
      queue.push(next);
    }
  }
  return null;
}

/** Depth first without recursion: a cycle may be 40,000 cells long. */
function findAnywhere<P extends CellPlace>(start: P, precedentsOf: (cell: P) => readonly P[]): P[] {
  const path: { readonly cell: P; next: number }[] = [{ cell: start, next: 0 }];
  const onPath = new Map<string, number>([[keyOf(start), 0]]);
  const done = new Set<string>();
  for (let top = path[0]; top; top = path[path.length - 1]) {
    const next = precedentsOf(top.cell)[top.next++];
    if (!next) {
      onPath.delete(keyOf(top.cell));
      done.add(keyOf(top.cell));
      path.pop();
      continue;
    }
    const key = keyOf(next);
    const from = onPath.get(key);
    if (from !== undefined) return path.slice(from).map((step) => step.cell);
    if (done.has(key)) continue;
    onPath.set(key, path.length);
    path.push({ cell: next, next: 0 });
  }
  return [];
}
