/** Parts of the page in their order. */
export const SECTIONS = ['lines', 'tornado', 'removal', 'variance', 'ways'] as const;
