/** Recalculated at every change, whatever it is: the screen warns of them. */
export const VOLATILE_FUNCTIONS: readonly string[] = ['NOW', 'TODAY', 'RAND', 'RANDBETWEEN'];
