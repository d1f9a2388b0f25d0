/** The time as a label (ISO 8601); order is kept by revisions, never by the clock. */
export type Clock = () => string;

export function systemClock(): string {
  return new Date().toISOString();
}
