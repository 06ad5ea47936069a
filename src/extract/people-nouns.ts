/** Id of the noun of tribes in `data/lexicon/people.yaml`. */
export const TRIBE = 'clansman';
