/** The outcomes that are counted over incidents, in the order in which they are shown. */
export const COUNTED = ['killed', 'wounded', 'detained'] as const;
