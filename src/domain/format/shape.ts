/**
 * Small checks that compose into the description of a record. A shape says whether a value fits and, for scenario
 * overrides, which shape stands below a key. Keys that a shape does not name are kept and never looked at: a file from
 * a later minor build loses nothing by passing through this one.
 */

/** Where a value does not fit and why; the path is relative to the value that was checked. */
export interface Fault {
  readonly path: readonly string[];
  readonly reason: FaultReason;
}
export type FaultReason = 'missing' | 'type' | 'value' | 'reference' | 'duplicate' | 'tree';

export interface Shape {
  /** The first fault, or null when the value fits. */
  readonly check: (value: unknown) => Fault | null;
  /** What may stand below `key`, or null when nothing may. */
  readonly below: (key: string) => Shape | null;
  /** True when keys come and go in a value of this shape (records by id). */
  readonly open: boolean;
}

export function faultAt(path: readonly string[], reason: FaultReason): Fault {
  return { path, reason };
}

function leafShape(test: (value: unknown) => FaultReason | null): Shape {
  return {
    check: (value) => {
      const reason = test(value);
      return reason === null ? null : faultAt([], reason);
    },
    below: () => null,
    open: false,
  };
}

export const text = leafShape((value) => (typeof value === 'string' ? null : 'type'));
export const flag = leafShape((value) => (typeof value === 'boolean' ? null : 'type'));
export const finite = leafShape((value) =>
  typeof value !== 'number' ? 'type' : Number.isFinite(value) ? null : 'value',
);
export const unknownValue = leafShape(() => null);

/** One typed point: a finite number, NaN for missing, Infinity for not applicable. */
export const point = leafShape((value) =>
  typeof value !== 'number' ? 'type' : value === Number.NEGATIVE_INFINITY ? 'value' : null,
);

export function integer(from: number, to = Number.MAX_SAFE_INTEGER): Shape {
  return leafShape((value) =>
    typeof value !== 'number' ? 'type' : Number.isInteger(value) && value >= from && value <= to ? null : 'value',
  );
}

export function oneOf(...values: readonly string[]): Shape {
  return leafShape((value) => (typeof value !== 'string' ? 'type' : values.includes(value) ? null : 'value'));
}

export function textThat(holds: (value: string) => boolean): Shape {
  return leafShape((value) => (typeof value !== 'string' ? 'type' : holds(value) ? null : 'value'));
}

export const points: Shape = {
  check: (value) => {
    if (!(value instanceof Float64Array)) return faultAt([], 'type');
    const index = value.indexOf(Number.NEGATIVE_INFINITY);
    return index < 0 ? null : faultAt([String(index)], 'value');
  },
  below: (key) => (isSlotKey(key) ? point : null),
  open: false,
};

/** "0", "1", "12": a slot as a key, written in one way only. */
export function isSlotKey(key: string): boolean {
  return /^(0|[1-9]\d{0,5})$/.test(key);
}

export function nullOr(shape: Shape): Shape {
  return {
    check: (value) => (value === null ? null : shape.check(value)),
    below: (key) => shape.below(key),
    open: shape.open,
  };
}

export function listOf(shape: Shape): Shape {
  return {
    check: (value) => {
      if (!Array.isArray(value)) return faultAt([], 'type');
      for (let i = 0; i < value.length; i++) {
        const fault = below(String(i), shape.check(value[i]));
        if (fault) return fault;
      }
      return null;
    },
    below: () => null,
    open: false,
  };
}

export function recordOf(shape: Shape, isKey: (key: string) => boolean): Shape {
  return {
    check: (value) => {
      if (!isRecord(value)) return faultAt([], 'type');
      for (const [key, child] of Object.entries(value)) {
        const fault = isKey(key) ? below(key, shape.check(child)) : faultAt([key], 'value');
        if (fault) return fault;
      }
      return null;
    },
    below: (key) => (isKey(key) ? shape : null),
    open: true,
  };
}

export function objectOf(fields: Readonly<Record<string, Shape>>): Shape {
  const shapes = new Map(Object.entries(fields));
  return {
    check: (value) => {
      if (!isRecord(value)) return faultAt([], 'type');
      for (const [key, shape] of shapes) {
        const fault = Object.hasOwn(value, key) ? below(key, shape.check(value[key])) : faultAt([key], 'missing');
        if (fault) return fault;
      }
      return null;
    },
    below: (key) => shapes.get(key) ?? null,
    open: false,
  };
}

/** A record whose fields may all be absent. */
export function partOf(fields: Readonly<Record<string, Shape>>): Shape {
  const shapes = new Map(Object.entries(fields));
  return {
    check: (value) => {
      if (!isRecord(value)) return faultAt([], 'type');
      for (const [key, shape] of shapes) {
        const fault = Object.hasOwn(value, key) ? below(key, shape.check(value[key])) : null;
        if (fault) return fault;
      }
      return null;
    },
    below: (key) => shapes.get(key) ?? null,
    open: true,
  };
}

/** Records told apart by the text at `tag`. */
export function variants(tag: string, fieldsByTag: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape {
  const shapes = new Map(Object.entries(fieldsByTag).map(([name, fields]) => [name, objectOf(fields)]));
  return {
    check: (value) => {
      if (!isRecord(value)) return faultAt([], 'type');
      const name = Object.hasOwn(value, tag) ? value[tag] : undefined;
      const shape = typeof name === 'string' ? shapes.get(name) : undefined;
      return shape ? shape.check(value) : faultAt([tag], name === undefined ? 'missing' : 'value');
    },
    below: (key) => anyOf([...shapes.values()].flatMap((shape) => shape.below(key) ?? [])),
    open: false,
  };
}

function anyOf(shapes: readonly Shape[]): Shape | null {
  if (shapes.length === 0) return null;
  return leafShape((value) => (shapes.some((shape) => shape.check(value) === null) ? null : 'value'));
}

function below(key: string, fault: Fault | null): Fault | null {
  return fault && { path: [key, ...fault.path], reason: fault.reason };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
