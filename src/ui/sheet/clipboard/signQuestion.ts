/** How the numbers of a pasted block are read, and the question when they read in two ways. */
import type { PastedBlock } from '../../../grid/clipboard.ts';
import { judgeSigns, otherSign, switchDecimalSign, type DecimalSign } from '../../../grid/decimalSigns.ts';

/** A number that fits both readings: as it stood, as it was read, and as it could be read. */
export interface SignQuestion {
  readonly text: string;
  readonly shownAs: string;
  readonly otherwise: string;
}

function* doubtfulTexts({ cells }: PastedBlock): Generator<string> {
  for (const line of cells) for (const cell of line) if (!cell.isSure) yield cell.text;
}

/** The decimal sign of a block: as declared, as its numbers tell, as a person said before (`known`), or as here. */
export function signOfBlock(block: PastedBlock, ours: DecimalSign, known: DecimalSign | null): DecimalSign {
  if (block.sign !== null) return block.sign;
  const { sign, doubtful } = judgeSigns(doubtfulTexts(block));
  return sign ?? (doubtful === null ? ours : (known ?? ours));
}

/** The question about a block that was read with `sign`; null where nothing is in doubt. */
export function askAboutSign(block: PastedBlock, ours: DecimalSign, sign: DecimalSign): SignQuestion | null {
  if (block.sign !== null) return null;
  const { sign: told, doubtful } = judgeSigns(doubtfulTexts(block));
  if (told !== null || doubtful === null) return null;
  const readWith = (theirs: DecimalSign): string => {
    const text = theirs === ours ? doubtful : switchDecimalSign(doubtful, theirs);
    return text.replaceAll(otherSign(ours), '');
  };
  return { text: doubtful, shownAs: readWith(sign), otherwise: readWith(otherSign(sign)) };
}
