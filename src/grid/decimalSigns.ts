/** Which of the two signs a foreign block of numbers uses for decimals: "1,5" and "1.5", and the texts that both readings fit. */
export type DecimalSign = ',' | '.';

/** What the numbers of a block say of their sign. */
export interface SignVerdict {
  /** The sign that every telling number uses; null when none tells, or they contradict each other. */
  readonly sign: DecimalSign | null;
  /** The first text that either reading fits ("1.234"); null when there is none, or the sign is known. */
  readonly doubtful: string | null;
}

export function otherSign(sign: DecimalSign): DecimalSign {
  return sign === ',' ? '.' : ',';
}

export function judgeSigns(texts: Iterable<string>): SignVerdict {
  const signs = new Set<DecimalSign>();
  let doubtful: string | null = null;
  for (const text of texts) {
    const sign = signOf(text);
    if (sign === 'either') doubtful ??= text.trim();
    else if (sign !== null) signs.add(sign);
  }
  const sign = signs.size === 1 ? ([...signs][0] ?? null) : null;
  return { sign, doubtful: signs.size === 0 ? doubtful : null };
}

/** The decimal sign a number is written with; 'either' for "1.234"; null for a text that tells nothing. */
export function signOf(text: string): DecimalSign | 'either' | null {
  const body = text.replaceAll(/[\s\u00a0\u202f%₫đ$]/g, '').replace(/^[+\-−]/, '');
  if (!/^[.,]*\d[\d.,]*$/.test(body)) return null;
  const marks = body.replaceAll(/\d/g, '');
  if (marks === '') return null;
  const last = marks.at(-1) as DecimalSign;
  if (marks.length === 1) {
    const [whole = '', fraction = ''] = body.split(last);
    return /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3 ? 'either' : last;
  }
  const groups = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:([.,])\d+)?$/.exec(body);
  if (!groups) return null;
  if (groups[2] === undefined) return otherSign(last);
  return groups[1] === groups[2] ? null : last;
}

/** "1,234.5" <-> "1.234,5"; anything that is not a plain number stays as it is. */
export function switchDecimalSign(text: string, theirs: DecimalSign): string {
  const number = theirs === '.' ? /^[+-]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?%?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d+)?%?$/;
  if (!/\d/.test(text) || !number.test(text)) return text;
  return text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
}
