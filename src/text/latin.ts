/** Endings by which a run of Latin letters after a dot is known to be the name of a site. */
const SITE_ENDINGS: ReadonlySet<string> = new Set([
  ...['com', 'net', 'org', 'me', 'info', 'news', 'press', 'gov', 'mil', 'edu', 'int', 'io', 'co'],
  ...['tv', 'fm', 'ly', 'be', 'pw', 'sy', 'iq', 'lb', 'jo', 'eg', 'sa', 'ae', 'qa', 'tr', 'ir'],
  ...['uk', 'de', 'fr', 'eu', 'ru', 'example'],
]);
/** Names whose inner capital letter does not begin a new word. */
const CAPITALISED = ['YouTube', 'WhatsApp', 'LinkedIn', 'TikTok', 'FaceBook', 'NetzDG'];
const MONTHS: ReadonlySet<string> = new Set([
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
]);
const SHORTEST_GLUED = 3;
/** Longer runs are noise, and looking into each part of them would not be linear. */
const LONGEST_LOOK = 200;

/**
 * End of the Latin word that begins at `start`. A web address is one word, an account name after `@`
 * takes its digits along, and words glued as page text is (`PressMarch`) are cut apart.
 */
export function latinEnd(text: string, start: number): number {
  let end = start + 1;
  while (isLetter(text.charCodeAt(end))) end += 1;
  if (text.startsWith('://', end)) return addressEnd(text, end + 3);
  if (text[start - 1] === '@') {
    while (isAccount(text.charCodeAt(end))) end += 1;
    return accountEnd(text, start, end);
  }
  const site = text[end] === '.' ? siteEnd(text, start, end) : 0;
  return site > 0 || end - start > LONGEST_LOOK ? Math.max(site, end) : wordEnd(text, start, end);
}

/** Leaves out the month of a date glued to an account name: `@reporterMay 2`. */
function accountEnd(text: string, start: number, end: number): number {
  const glued = text[end] === ' ' && /[1-9]/u.test(text[end + 1] ?? '');
  return glued && end - start > 3 && MONTHS.has(text.slice(end - 3, end)) ? end - 3 : end;
}

/** End of `name.tld` or `name.tld/path`; zero where it is none. */
function siteEnd(text: string, start: number, firstDot: number): number {
  let end = firstDot;
  let label = start;
  while (text[end] === '.' && isAccount(text.charCodeAt(end + 1)) && end - start < LONGEST_LOOK) {
    label = end + 1;
    end = label;
    while (end - label < LONGEST_LOOK && (isAccount(text.charCodeAt(end)) || text[end] === '-')) {
      end += 1;
    }
  }
  if (!SITE_ENDINGS.has(text.slice(label, Math.min(end, label + 8)).toLowerCase())) return 0;
  return text[end] === '/' || text[end] === '?' ? addressEnd(text, end) : end;
}

function addressEnd(text: string, from: number): number {
  let end = from;
  while (isAddress(text.charCodeAt(end))) end += 1;
  while (end > from && /[.,;:!?)#@*&=%]/u.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function wordEnd(text: string, start: number, end: number): number {
  for (let i = start + SHORTEST_GLUED; i <= end - SHORTEST_GLUED; i++) {
    const glued =
      isUpper(text.charCodeAt(i)) &&
      isLower(text.charCodeAt(i - 1)) &&
      isLower(text.charCodeAt(i + 1));
    if (!glued) continue;
    const name = CAPITALISED.find((known) => text.startsWith(known, start));
    return name === undefined ? i : start + name.length;
  }
  return end;
}

const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;

const isLetter = (code: number): boolean =>
  isLower(code) ||
  isUpper(code) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x370 && code <= 0x52f);

const isAccount = (code: number): boolean =>
  isLower(code) || isUpper(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f;

/** Printable ASCII but quotation marks, brackets and the bar. */
const isAddress = (code: number): boolean =>
  code > 0x20 && code < 0x7f && !/["'()<>[\]{}|\\^`]/u.test(String.fromCharCode(code));
