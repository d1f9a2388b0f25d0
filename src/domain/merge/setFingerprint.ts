/** Whether two copies of a criteria set ask for the same things: a short hash over what a form is filled in by. */
import { canonicalJson, type Json } from '../format/json.ts';
import { encodeValue } from '../format/valueCodec.ts';
import { isLeaf, listNodes, type CriteriaSet } from '../criteria.ts';

/**
 * 14 hexadecimal digits over id, code, name, maximum, rule and slot of every node, and the extras. Weights, methods and
 * policies are left out: they change no input. For telling versions apart, not for security.
 */
export function fingerprintOfSet(set: CriteriaSet): string {
  const nodes = listNodes(set).map((node): Json => {
    const { id, code, name, slot } = node;
    return isLeaf(node) ? [id, code, name, slot, node.max, encodeValue(node.rule)] : [id, code, name];
  });
  const extras = set.extras.map(({ id, code, cap, slot }): Json => [id, code, cap, slot]);
  return hash53(canonicalJson([nodes, extras]))
    .toString(16)
    .padStart(14, '0');
}

/** cyrb53: two multiplicative 32-bit hashes side by side, 53 bits in all. */
export function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
