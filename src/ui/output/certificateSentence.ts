/** The certificate in one line. */
import type { Certificate } from '../../state/exporter.svelte.ts';
import type { Messages } from '../../i18n/index.ts';
import { writeFigure } from '../../lib/figureText.ts';

export function sayCertificate(certificate: Certificate, t: Messages): string {
  const { state, formulas, compared, differing, appFigures, largest } = certificate;
  const n = (value: number): string => writeFigure(value, t.locale);
  const words = t.output.certificate;
  if (state === 'tooBig') return words.tooBig(n(formulas));
  if (state === 'tooSlow') return words.tooSlow;
  const wrong = differing + appFigures.differing;
  return wrong > 0 ? words.bad(n(wrong), n(compared)) : words.good(n(compared), n(largest));
}
