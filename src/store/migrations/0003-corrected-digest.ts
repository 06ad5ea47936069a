/** Digest of what is kept of a coding where corrections changed it. A migration that was released is never changed. */
export const correctedDigest = `
alter table coding add column kept text;
`;
