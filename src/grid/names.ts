/** A name the caller offers in the name box. */
export interface GridName {
  /** What stands in the box when it is taken. */
  readonly text: string;
  /** What it means, shown beside. */
  readonly detail: string;
}
