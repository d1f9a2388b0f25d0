/** What a cell can hold. */

/** A number, or a formula: text that begins with "=" in canonical identity form (src/domain/formula). */
export type NumberInput = number | string;

/** What a cell of a free sheet holds; text that begins with "=" is a formula, a literal "=" is stored as "'=". */
export type CellContent = number | string | boolean;
