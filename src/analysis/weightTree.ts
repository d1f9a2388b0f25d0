/**
 * Effective weights of a model's tree under a redistribution rule, with one node's own weight set by hand: the law of
 * src/domain/weights.ts on numbers. Fixed weights count with the value they have.
 */
import type { Redistribution } from '../domain/policies.ts';
import type { IndexModel, ModelNode } from './indexModel.ts';

export interface HandWeight {
  /** Index into the model's nodes. */
  readonly node: number;
  readonly weight: number;
}

export interface WeighedTree {
  /** Effective weight by node. */
  readonly effective: Float64Array;
  /** Effective weight by leaf. */
  readonly leaves: Float64Array;
  /**
   * What the rule has left to share at each place where it clips at 0, in a fixed order: negative where it clips. Between two
   * hand weights without a change of sign no rule clips.
   */
  readonly slacks: readonly number[];
}

export function weighTree(model: IndexModel, rule: Redistribution, hand: HandWeight | null = null): WeighedTree {
  const tree = new Tree(model, rule, hand);
  if (rule.rule === 'siblings') tree.keepParents(tree.roots, -1);
  else tree.addUp();
  const leaves = new Float64Array(model.leafNodes.length);
  for (let leaf = 0; leaf < leaves.length; leaf++)
    leaves[leaf] = tree.effective[model.leafNodes[leaf] as number] as number;
  return { effective: tree.effective, leaves, slacks: tree.slacks };
}

class Tree {
  readonly effective: Float64Array;
  readonly slacks: number[] = [];
  readonly roots: readonly number[];
  readonly #nodes: readonly ModelNode[];
  readonly #total: number;
  readonly #rule: Redistribution;
  /** Own weight by node. */
  readonly #own: Float64Array;
  readonly #fixed: Uint8Array;
  /** Fixed, or made of children that all are. */
  readonly #settled: Uint8Array;
  /** A node above is fixed: it has a share of what that one has. */
  readonly #shared: Uint8Array;

  constructor(model: IndexModel, rule: Redistribution, hand: HandWeight | null) {
    const { nodes } = model;
    this.#nodes = nodes;
    this.#total = model.statedTotal;
    this.#rule = rule;
    this.effective = new Float64Array(nodes.length);
    this.#own = new Float64Array(nodes.length);
    this.#fixed = new Uint8Array(nodes.length);
    this.#settled = new Uint8Array(nodes.length);
    this.#shared = new Uint8Array(nodes.length);
    const roots: number[] = [];
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at] as ModelNode;
      if (node.parent < 0) roots.push(at);
      const isHand = hand !== null && hand.node === at;
      const isFixed = isHand || node.isFixed;
      this.#fixed[at] = isFixed ? 1 : 0;
      this.#own[at] = isHand
        ? hand.weight
        : node.isFixed
          ? node.weight
          : node.leaf >= 0
            ? node.max
            : this.#sum(node.children, this.#own);
      this.#settled[at] = isFixed || this.#isMadeOfSettled(node.children) ? 1 : 0;
    }
    for (let at = 0; at < nodes.length; at++) {
      const { parent } = nodes[at] as ModelNode;
      this.#shared[at] = parent >= 0 && (this.#shared[parent] === 1 || this.#fixed[parent] === 1) ? 1 : 0;
    }
    this.roots = roots.reverse();
  }

  /** free, all, buffer. */
  addUp(): void {
    const buffer = this.#findBuffer();
    const shrink = this.#rule.rule === 'all' ? this.#proportionOfRest() : null;
    const nodes = this.#nodes;
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at] as ModelNode;
      if (at === buffer) continue;
      if (this.#fixed[at] === 1) this.effective[at] = this.#own[at] as number;
      else if (node.leaf < 0) this.effective[at] = this.#sum(node.children, this.effective);
      else this.effective[at] = shrink === null ? (this.#own[at] as number) : node.max * shrink;
    }
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as ModelNode;
      if (this.#shared[at] === 1) this.effective[at] = this.#shareOf(at, node.parent);
    }
    if (buffer < 0) return;
    const { firstLeaf, lastLeaf } = nodes[buffer] as ModelNode;
    let others = 0;
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as ModelNode;
      if (node.leaf >= 0 && (node.leaf < firstLeaf || node.leaf >= lastLeaf)) others += this.effective[at] as number;
    }
    const rest = this.#total - others;
    this.slacks.push(rest);
    this.effective[buffer] = Math.max(0, rest);
    for (let at = buffer + 1; at < nodes.length && (nodes[at] as ModelNode).lastLeaf <= lastLeaf; at++) {
      const { parent, firstLeaf: first } = nodes[at] as ModelNode;
      if (first >= firstLeaf && first < lastLeaf) this.effective[at] = this.#shareOf(at, parent);
    }
    for (let above = (nodes[buffer] as ModelNode).parent; above >= 0; above = (nodes[above] as ModelNode).parent)
      this.effective[above] = this.#sum((nodes[above] as ModelNode).children, this.effective);
  }

  /** siblings: from the top down, each parent keeps its total. */
  keepParents(ids: readonly number[], parent: number): void {
    const F = this.#sumWhere(ids, this.#own, 1);
    const R = this.#restMax(ids);
    const hasSettled = ids.some((id) => this.#settled[id] === 1);
    const P = parent < 0 ? 0 : (this.effective[parent] as number);
    const M = parent < 0 ? this.#total : (this.#nodes[parent] as ModelNode).max;
    const isShared = parent >= 0 && this.#settled[parent] === 1;
    if (hasSettled && !isShared && R > 0) this.slacks.push(M - F);
    for (const id of ids) {
      const { max } = this.#nodes[id] as ModelNode;
      const own = this.#own[id] as number;
      const isSettled = this.#settled[id] === 1;
      if (isShared) this.effective[id] = this.#shareOf(id, parent);
      else if (parent < 0)
        this.effective[id] = isSettled ? own : !hasSettled ? max : divide(max * Math.max(0, M - F), R);
      else if (!hasSettled) this.effective[id] = divide(max * P, M);
      else if (!isSettled) this.effective[id] = R === 0 || M === 0 ? 0 : ((max * Math.max(0, M - F)) / R) * (P / M);
      else this.effective[id] = divide(own * P, R === 0 ? F : Math.max(M, F), F);
    }
    for (const id of ids) this.keepParents((this.#nodes[id] as ModelNode).children, id);
  }

  #isMadeOfSettled(children: readonly number[]): boolean {
    for (const child of children) if (this.#settled[child] === 0) return false;
    return children.length > 0;
  }

  #shareOf(at: number, parent: number): number {
    const all = this.#sum((this.#nodes[parent] as ModelNode).children, this.#own);
    return divide((this.#own[at] as number) * (this.effective[parent] as number), all);
  }

  #findBuffer(): number {
    if (this.#rule.rule !== 'buffer') return -1;
    const { nodeId } = this.#rule;
    const buffer = this.#nodes.findIndex((node) => node.id === nodeId);
    return buffer >= 0 && this.#shared[buffer] === 1 ? -1 : buffer;
  }

  /** all: what is left of the stated total over the maxima of leaves without a fixed weight on their path; null: none. */
  #proportionOfRest(): number | null {
    let fixedSum = 0;
    let restSum = 0;
    let fixedCount = 0;
    let restCount = 0;
    for (let at = 0; at < this.#nodes.length; at++) {
      const node = this.#nodes[at] as ModelNode;
      if (this.#shared[at] === 1) continue;
      if (this.#fixed[at] === 1) {
        fixedSum += this.#own[at] as number;
        fixedCount++;
      } else if (node.leaf >= 0) {
        restSum += node.max;
        restCount++;
      }
    }
    if (fixedCount === 0 || restCount === 0) return null;
    this.slacks.push(this.#total - fixedSum);
    return divide(Math.max(0, this.#total - fixedSum), restSum);
  }

  #sum(ids: readonly number[], values: Float64Array): number {
    let sum = 0;
    for (const id of ids) sum += values[id] as number;
    return sum;
  }

  #sumWhere(ids: readonly number[], values: Float64Array, settled: 0 | 1): number {
    let sum = 0;
    for (const id of ids) if (this.#settled[id] === settled) sum += values[id] as number;
    return sum;
  }

  #restMax(ids: readonly number[]): number {
    let sum = 0;
    for (const id of ids) if (this.#settled[id] === 0) sum += (this.#nodes[id] as ModelNode).max;
    return sum;
  }
}

/** 0 where there is nothing to divide by. */
function divide(value: number, by: number, guard: number = by): number {
  return guard === 0 || by === 0 ? 0 : value / by;
}
