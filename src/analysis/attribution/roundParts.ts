/**
 * Parts as whole numbers that add up to a whole number: each is rounded down, and what is then left goes to those with the
 * largest remainders (Hamilton). Parts that are exactly 0 stay 0; with no other part `target` goes to `fallback`.
 */
export function roundParts(parts: Float64Array, target: number, fallback: number): void {
  const remainders = new Float64Array(parts.length);
  let moved = 0;
  let left = target;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as number;
    if (part === 0) continue;
    const whole = Math.floor(part);
    remainders[moved++] = part - whole;
    left -= whole;
  }
  if (moved === 0) {
    if (left !== 0) parts[fallback] = left;
    return;
  }
  // More than one each, or less than none, is what the kernel's own rounding may leave.
  const each = Math.floor(left / moved);
  const more = left - each * moved;
  const sorted = remainders.slice(0, moved).sort();
  const threshold = more === 0 ? Infinity : (sorted[moved - more] ?? 0);
  let atThreshold = more - countAbove(sorted, threshold);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as number;
    if (part === 0) continue;
    const whole = Math.floor(part);
    const remainder = part - whole;
    const takes = remainder > threshold || (remainder === threshold && atThreshold-- > 0);
    parts[at] = whole + each + (takes ? 1 : 0);
  }
}

function countAbove(ascending: Float64Array, threshold: number): number {
  let count = 0;
  while (count < ascending.length && (ascending[ascending.length - 1 - count] as number) > threshold) count++;
  return count;
}
