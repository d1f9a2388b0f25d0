/**
 * The innermost loop of the draws as WebAssembly with 128-bit vectors, put together here instruction by instruction: eight rows
 * times two draws at a time. Products and sums are taken in the same order as in plain script, so that both give the same bits.
 */
export interface WideCode {
  /** All in bytes from the start of the memory; ends are past the last. See multiplyPanels for the layout. */
  (
    panels: number,
    panelsEnd: number,
    left: number,
    leftEnd: number,
    depthBytes: number,
    out: number,
    strideBytes: number,
  ): void;
}

/** Null where the browser has no vectors, the policy of the page forbids WebAssembly, or there is no memory left. */
export function loadWideCode(bytes: number): { readonly run: WideCode; readonly buffer: ArrayBuffer } | null {
  try {
    compiled ??= new WebAssembly.Module(assemble());
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const { run } = new WebAssembly.Instance(compiled, { m: { m: memory } }).exports;
    return isCode(run) ? { run, buffer: memory.buffer } : null;
  } catch {
    return null;
  }
}

let compiled: WebAssembly.Module | null = null;

const PAGE = 65536;

function isCode(value: unknown): value is WideCode {
  return typeof value === 'function';
}

/** The names of the locals are their numbers: seven parameters, four more integers, ten vectors. */
const [PANEL, PANELS_END, LEFT, LEFT_END, DEPTH, OUT, STRIDE] = [0, 1, 2, 3, 4, 5, 6];
const [FIRST, SECOND, FIRST_END, TO] = [7, 8, 9, 10];
const [SUMS, FIRST_SHARE, SECOND_SHARE] = [11, 19, 20];
const INTEGERS = 4;
const VECTORS = 10;
/** A draw's sums of eight rows. */
const PARTS = 4;
const VECTOR_BYTES = 16;
const NUMBER_BYTES = 8;
const PANEL_BYTES = PARTS * VECTOR_BYTES;

const TYPE = { integer: 0x7f, vector: 0x7b, function: 0x60 };

function get(local: number): number[] {
  return [0x20, local];
}
function set(local: number): number[] {
  return [0x21, local];
}
function constant(value: number): number[] {
  return [0x41, ...signed(value)];
}
const ADD_INTEGERS = 0x6a;
const IS_LESS = 0x49;
const MULTIPLY = [0xfd, 0xf2, 0x01];
const ADD = [0xfd, 0xf0, 0x01];
const ZERO = [0xfd, 0x0c, ...new Array<number>(VECTOR_BYTES).fill(0)];

/** Numbers in memory lie on 8 bytes. */
function load(offset: number): number[] {
  return [0xfd, 0x00, 3, offset];
}
function loadTwice(): number[] {
  return [0xfd, 0x0a, 3, 0];
}
function store(offset: number): number[] {
  return [0xfd, 0x0b, 3, offset];
}
function advance(local: number, by: readonly number[]): number[] {
  return [...get(local), ...by, ADD_INTEGERS, ...set(local)];
}
function repeatWhileLess(local: number, end: number, body: readonly number[]): number[] {
  return [0x03, 0x40, ...body, ...get(local), ...get(end), IS_LESS, 0x0d, 0, 0x0b];
}
function eachPart(of: (part: number) => readonly number[]): number[] {
  return Array.from({ length: PARTS }, (_, part) => of(part)).flat();
}

function addProduct(sum: number, share: number, part: number): number[] {
  return [...get(sum), ...get(PANEL), ...load(part * VECTOR_BYTES), ...get(share), ...MULTIPLY, ...ADD, ...set(sum)];
}

function writeLoops(): number[] {
  const overDepth = repeatWhileLess(FIRST, FIRST_END, [
    ...[...get(FIRST), ...loadTwice(), ...set(FIRST_SHARE)],
    ...[...get(SECOND), ...loadTwice(), ...set(SECOND_SHARE)],
    ...eachPart((part) => addProduct(SUMS + part, FIRST_SHARE, part)),
    ...eachPart((part) => addProduct(SUMS + PARTS + part, SECOND_SHARE, part)),
    ...advance(PANEL, constant(PANEL_BYTES)),
    ...advance(FIRST, constant(NUMBER_BYTES)),
    ...advance(SECOND, constant(NUMBER_BYTES)),
  ]);
  const writeSums = (from: number): number[] =>
    eachPart((part) => [...get(TO), ...get(from + part), ...store(part * VECTOR_BYTES)]);
  const overDraws = repeatWhileLess(FIRST, LEFT_END, [
    ...[...get(FIRST), ...get(DEPTH), ADD_INTEGERS, ...set(SECOND)],
    ...[...get(SECOND), ...set(FIRST_END)],
    ...eachPart((part) => [...ZERO, ...set(SUMS + part), ...ZERO, ...set(SUMS + PARTS + part)]),
    // Each pair of draws reads the panel from its start.
    ...[...get(START), ...set(PANEL)],
    ...overDepth,
    ...writeSums(SUMS),
    ...advance(TO, get(STRIDE)),
    ...writeSums(SUMS + PARTS),
    ...advance(TO, get(STRIDE)),
    ...[...get(SECOND), ...set(FIRST)],
  ]);
  return repeatWhileLess(PANEL, PANELS_END, [
    ...[...get(PANEL), ...set(START)],
    ...[...get(LEFT), ...set(FIRST)],
    ...[...get(OUT), ...set(TO)],
    ...overDraws,
    ...advance(OUT, constant(PANEL_BYTES)),
  ]);
}

/** Where the panel at hand begins. */
const START = 21;

function assemble(): Uint8Array<ArrayBuffer> {
  const locals = [3, INTEGERS, TYPE.integer, VECTORS, TYPE.vector, 1, TYPE.integer];
  const body = [...locals, ...writeLoops(), 0x0b];
  const parameters = new Array<number>(STRIDE + 1).fill(TYPE.integer);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, TYPE.function, parameters.length, ...parameters, 0]),
    // Imports the memory as m.m.
    ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >> 7)];
}
