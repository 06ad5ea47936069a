/** A verb of the lexicon by its two he-forms, in usual spelling without vowels. */
export interface Verb {
  /** Perfect, third person masculine singular: `اعتقل`. */
  readonly perfect: string;
  /** Imperfect of the same person: `يعتقل`. */
  readonly imperfect: string;
  /** Perfect passive where the derived spelling is wrong; `none` for verbs without a passive. */
  readonly passive?: string;
  /** Imperfect passive where the derived spelling is wrong. */
  readonly passiveImperfect?: string;
  /** The only tense in which the verb tells what the lexicon says of it (`قضى`, not `يقضي`). */
  readonly only?: 'perfect' | 'imperfect';
  /** Forms that replace all derived ones of the same tense, person, number and gender. */
  readonly forms?: readonly VerbForm[];
}

/** One written form of a verb and the features that its spelling shows. */
export interface VerbForm {
  /** Usual spelling, without vowels, not folded. */
  readonly form: string;
  readonly tense: 'perfect' | 'imperfect';
  /** `either` where active and passive are spelled alike (`اعتقل`). */
  readonly voice: 'active' | 'passive' | 'either';
  readonly person: 1 | 3;
  readonly number: 'singular' | 'dual' | 'plural';
  readonly gender: 'masculine' | 'feminine' | 'common';
  /** True for a form that only occurs after particles such as `لم`, `لن`, `أن`. */
  readonly short?: true;
  /** True for a form that only occurs before an attached pronoun (`قتلو` in `قتلوه`). */
  readonly bound?: true;
}

type Class = 'sound' | 'hollow' | 'defective' | 'doubled' | 'hamzated';

/** Derives the third person and the we-form of perfect and imperfect, active and passive. */
export function conjugate(verb: Verb): readonly VerbForm[] {
  const kind = classOf(verb.perfect, verb.imperfect);
  const active = [...perfectOf(verb.perfect, kind), ...imperfectOf(verb.imperfect, kind)];
  const passive =
    verb.passive === 'none'
      ? []
      : [
          ...perfectOf(verb.passive ?? passivePerfect(verb.perfect, kind), kind),
          ...imperfectOf(verb.passiveImperfect ?? passiveImperfect(verb, kind), kind),
        ];
  const derived = mergeVoices(active, passive).filter(
    ({ tense }) => verb.only === undefined || tense === verb.only,
  );
  const listed = verb.forms ?? [];
  if (listed.length === 0) return derived;
  const replaced = new Set(listed.map(featuresOf));
  return [...derived.filter((form) => !replaced.has(featuresOf(form))), ...listed];
}

type Voiceless = Omit<VerbForm, 'voice'>;

function mergeVoices(active: readonly Voiceless[], passive: readonly Voiceless[]): VerbForm[] {
  const passiveKeys = passive.map(keyOf);
  const activeKeys = active.map(keyOf);
  const known = { active: new Set(activeKeys), passive: new Set(passiveKeys) };
  const merged: VerbForm[] = [];
  for (const [i, form] of active.entries()) {
    const either = known.passive.has(activeKeys[i] ?? '');
    merged.push({ ...form, voice: either ? 'either' : 'active' });
  }
  for (const [i, form] of passive.entries()) {
    if (!known.active.has(passiveKeys[i] ?? '')) merged.push({ ...form, voice: 'passive' });
  }
  return merged;
}

const keyOf = (form: Voiceless): string => `${form.form} ${featuresOf(form)}`;

const featuresOf = ({ tense, person, number, gender, short, bound }: Voiceless): string =>
  `${tense} ${person} ${number} ${gender} ${short === true} ${bound === true}`;

/** Eighth forms of roots in س, which look like tenth forms of doubled roots. */
const EIGHTH_OF_SIN = new Set(['استلم', 'استمع', 'استند', 'استبق', 'استرق', 'استتر', 'استعر']);

function classOf(perfect: string, imperfect: string): Class {
  const last = perfect.at(-1) ?? '';
  const middle = perfect.at(-2) ?? '';
  if (/[ىاي]/u.test(last)) return 'defective';
  if (/[اي]/u.test(middle) && /[اوي]/u.test(imperfect.at(-2) ?? '')) return 'hollow';
  if (/[أؤئء]/u.test(last)) return 'hamzated';
  return isDoubled(perfect, imperfect) ? 'doubled' : 'sound';
}

/** Whether the last letter stands for two: `شن`, `أعد`, `انضم`, `استرد`. */
function isDoubled(perfect: string, imperfect: string): boolean {
  if (perfect.length === 2) return true;
  if (perfect.length === 3) return perfect.startsWith('أ') && imperfect.length === 3;
  if (!perfect.startsWith('ا')) return false;
  if (perfect.length === 4) return !/^ا[تطد]/u.test(perfect);
  return perfect.length === 5 && perfect.startsWith('است') && !EIGHTH_OF_SIN.has(perfect);
}

const MASCULINE = 'masculine';
const FEMININE = 'feminine';

function perfectOf(perfect: string, kind: Class): Voiceless[] {
  const { whole, dual, plurals, long } = perfectStems(perfect, kind);
  const tense = 'perfect';
  const third = { tense, person: 3 } as const;
  const forms: Voiceless[] = [
    { ...third, form: perfect, number: 'singular', gender: MASCULINE },
    { ...third, form: `${whole}ت`, number: 'singular', gender: FEMININE },
    { ...third, form: dual, number: 'dual', gender: MASCULINE },
    { ...third, form: `${whole}تا`, number: 'dual', gender: FEMININE },
    ...plurals.flatMap((stem): Voiceless[] => [
      { ...third, form: `${stem}وا`, number: 'plural', gender: MASCULINE },
      { ...third, form: `${stem}و`, number: 'plural', gender: MASCULINE, bound: true },
    ]),
    { ...third, form: joinNun(long, 'ن'), number: 'plural', gender: FEMININE },
    { tense, person: 1, form: joinNun(long, 'نا'), number: 'plural', gender: 'common' },
  ];
  if (perfect.endsWith('ى')) {
    const form = `${perfect.slice(0, -1)}ا`;
    forms.push({ ...third, form, number: 'singular', gender: MASCULINE, bound: true });
  }
  return forms;
}

interface PerfectStems {
  /** Before ت and تا. */
  readonly whole: string;
  /** The masculine dual. */
  readonly dual: string;
  /** Before وا; two where writers differ over the hamza. */
  readonly plurals: readonly string[];
  /** Before ن and نا. */
  readonly long: string;
}

function perfectStems(perfect: string, kind: Class): PerfectStems {
  const cut = perfect.slice(0, -1);
  const regular = { whole: perfect, dual: `${perfect}ا`, plurals: [perfect], long: perfect };
  if (kind === 'defective') {
    if (perfect.endsWith('ي')) return { ...regular, plurals: [cut] };
    const glide = perfect.endsWith('ا') && !cut.endsWith('ي') ? 'و' : 'ي';
    const stem = cut.endsWith('ي') ? cut : `${cut}${glide}`;
    return { whole: cut, dual: `${stem}ا`, plurals: [cut], long: stem };
  }
  if (kind === 'hollow') {
    const long = shortened(perfect);
    if (!perfect.endsWith('ء')) return { ...regular, long };
    if (perfect.endsWith('يء')) {
      return { ...regular, whole: `${cut}ئ`, dual: `${cut}ئا`, plurals: [`${cut}ئ`], long };
    }
    return { ...regular, plurals: [`${cut}ؤ`, perfect], long };
  }
  if (kind === 'doubled') return { ...regular, long: `${perfect}${perfect.at(-1) ?? ''}` };
  if (kind === 'hamzated' && perfect.endsWith('أ')) {
    return { ...regular, dual: `${cut}آ`, plurals: [`${cut}ؤ`, perfect] };
  }
  return regular;
}

/** Drops the long vowel before the last letter: `قال` → `قل`, `أساء` → `أسأ`, `جاء` → `جئ`. */
function shortened(form: string): string {
  const start = form.slice(0, -2);
  const last = form.at(-1) ?? '';
  if (last !== 'ء') return `${start}${last}`;
  return form.length === 3 || form.at(-2) === 'ي' ? `${start}ئ` : `${start}أ`;
}

/** A stem in ن takes the ن of an ending into itself: `كن` + `نا` → `كنا`. */
const joinNun = (stem: string, ending: string): string =>
  stem.endsWith('ن') ? `${stem}${ending.slice(1)}` : `${stem}${ending}`;

function imperfectOf(imperfect: string, kind: Class): Voiceless[] {
  const rest = imperfect.slice(1);
  const tense = 'imperfect';
  const { dual, plurals, feminine, short } = imperfectStems(rest, kind);
  const third = { tense, person: 3 } as const;
  const forms: Voiceless[] = [];
  for (const [prefix, gender] of [
    ['ي', MASCULINE],
    ['ت', FEMININE],
  ] as const) {
    const singular = { ...third, number: 'singular', gender } as const;
    forms.push({ ...singular, form: `${prefix}${rest}` });
    if (short !== rest) forms.push({ ...singular, form: `${prefix}${short}`, short: true });
    if (rest.endsWith('ى')) {
      forms.push({ ...singular, form: `${prefix}${rest.slice(0, -1)}ا`, bound: true });
    }
    const pair = { ...third, number: 'dual', gender } as const;
    forms.push({ ...pair, form: `${prefix}${dual}ن` });
    forms.push({ ...pair, form: `${prefix}${dual}`, short: true });
  }
  const many = { ...third, number: 'plural', gender: MASCULINE } as const;
  for (const stem of plurals) {
    forms.push({ ...many, form: `ي${stem}ون` });
    forms.push({ ...many, form: `ي${stem}وا`, short: true });
    forms.push({ ...many, form: `ي${stem}و`, short: true, bound: true });
  }
  forms.push({ ...third, form: `ي${joinNun(feminine, 'ن')}`, number: 'plural', gender: FEMININE });
  const we = { tense, person: 1, number: 'plural', gender: 'common' } as const;
  forms.push({ ...we, form: `ن${rest}` });
  return forms;
}

interface ImperfectStems {
  /** The dual without its final ن. */
  readonly dual: string;
  /** Before ون and وا; two where writers differ over the hamza. */
  readonly plurals: readonly string[];
  /** Before the ن of the feminine plural. */
  readonly feminine: string;
  /** The singular after `لم`. */
  readonly short: string;
}

function imperfectStems(rest: string, kind: Class): ImperfectStems {
  const cut = rest.slice(0, -1);
  const regular = { dual: `${rest}ا`, plurals: [rest], feminine: rest, short: rest };
  if (kind === 'defective') {
    const stem = rest.endsWith('و') ? rest : `${cut}ي`;
    return { dual: `${stem}ا`, plurals: [cut], feminine: stem, short: cut };
  }
  if (kind === 'hollow') {
    const short = shortImperfect(rest);
    if (!rest.endsWith('ء')) return { ...regular, feminine: short, short };
    const plurals = rest.endsWith('يء') ? [`${cut}ئ`] : [`${cut}ؤ`, rest];
    return { dual: `${plurals.length === 1 ? `${cut}ئ` : rest}ا`, plurals, feminine: short, short };
  }
  if (kind === 'doubled') return { ...regular, feminine: `${rest}${rest.at(-1) ?? ''}` };
  if (kind === 'hamzated' && rest.endsWith('أ')) {
    return { ...regular, dual: `${cut}آ`, plurals: [`${cut}ؤ`, rest] };
  }
  return regular;
}

function shortImperfect(rest: string): string {
  const start = rest.slice(0, -2);
  const last = rest.at(-1) ?? '';
  if (last !== 'ء') return `${start}${last}`;
  return rest.at(-2) === 'ي' ? `${start}ئ` : `${start}أ`;
}

function passivePerfect(perfect: string, kind: Class): string {
  const opened = perfect.replace(/^(ت?.)ا(?=..)/u, (match, start: string) =>
    /^[اأ]/u.test(match) ? match : `${start}و`,
  );
  switch (kind) {
    case 'hollow':
      return `${perfect.slice(0, -2)}ي${perfect.at(-1) ?? ''}`;
    case 'defective':
      return `${opened.slice(0, -1)}ي`;
    case 'hamzated':
      return `${opened.slice(0, -1)}ئ`;
    default:
      return perfect.length === 3 && perfect.at(1) === 'أ'
        ? `${perfect.charAt(0)}ئ${perfect.charAt(2)}`
        : opened;
  }
}

function passiveImperfect({ perfect, imperfect }: Verb, kind: Class): string {
  const last = imperfect.at(-1) ?? '';
  const cut = imperfect.slice(0, -1);
  const raised =
    perfect.length === 3 && imperfect.at(1) === 'أ'
      ? `يؤ${imperfect.slice(2)}`
      : perfect.startsWith('و') && perfect.length === 3 && imperfect.length === 3
        ? `يو${imperfect.slice(1)}`
        : imperfect;
  switch (kind) {
    case 'hollow':
      return `${imperfect.slice(0, -2)}ا${last}`;
    case 'defective':
      return `${raised.slice(0, -1)}ى`;
    case 'hamzated':
      return last === 'ئ' || last === 'ؤ' ? `${cut}أ` : imperfect;
    default:
      return raised;
  }
}
